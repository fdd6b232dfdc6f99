package io.driftwarden.hcl.terraform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * What a provider makes of a configuration beyond what its schema tells, as it was asked for each
 * attribute of each type.
 *
 * <p>A table has a line for each type, with parts between tabs. A part is a path of names and then
 * {@code =} and the JSON that stands where nothing is configured, or {@code ~} and one of the
 * {@link Habit}s.
 */
final class Habits {
  /** What becomes of a value that is configured. */
  enum Habit {
    /** JSON is written without spaces, its keys in the order of the alphabet. */
    JSON,
    /** Text is written in small letters. */
    LOWER,
    /** Text is rewritten in a way of the provider's own. */
    OWN,
    /** What is empty counts as absent. */
    EMPTY
  }

  private static final Habits NONE = new Habits(Map.of());
  private static final Map<String, String> AWS = read();

  private final Map<String, Habit> habits;

  private Habits(Map<String, Habit> habits) {
    this.habits = habits;
  }

  /** Returns those of a type; none where nothing is known of them. */
  static Habits of(String type) {
    String line = AWS.get(type);
    return line == null ? NONE : parse(line);
  }

  private static Map<String, String> read() {
    try (InputStream packed = Habits.class.getResourceAsStream("aws.habits.gz")) {
      if (packed == null) {
        throw new IllegalStateException("built without the habits of aws");
      }
      Map<String, String> lines = new HashMap<>();
      new String(new GZIPInputStream(packed).readAllBytes(), UTF_8)
          .lines()
          .forEach(line -> {
            int tab = line.indexOf('\t');
            lines.put(line.substring(0, tab), line.substring(tab + 1));
          });
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Habits parse(String line) {
    Map<String, Habit> habits = new HashMap<>();
    for (String part : line.split("\t", -1)) {
      int tilde = part.indexOf('~');
      habits.put(part.substring(0, tilde), Habit.valueOf(part.substring(tilde + 1)));
    }
    return new Habits(habits);
  }

  Optional<Habit> habit(String path) {
    return Optional.ofNullable(habits.get(path));
  }
}
