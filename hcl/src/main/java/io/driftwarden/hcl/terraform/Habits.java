package io.driftwarden.hcl.terraform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;

/**
 * What a provider makes of a configuration beyond what its schema tells, as it was asked for each
 * attribute of each type.
 *
 * <p>A table has a line for each type, with parts between tabs. A part is a path of names and then
 * {@code ~} and one of the {@link Habit}s, or {@code ?} and which values another attribute must
 * have for this one to be any: {@code idle_timeout?load_balancer_type=application}.
 */
final class Habits {
  /** What becomes of a value that is configured. */
  enum Habit {
    /** JSON is written without spaces, its keys in the order of the alphabet. */
    JSON,
    /** So is a policy, and its version comes first. */
    POLICY,
    /** The number of a protocol is written as its name. */
    PROTOCOL,
    /** Text is written in small letters. */
    LOWER,
    /** Text is written in capital letters. */
    UPPER,
    /** Text is rewritten in a way of the provider's own. */
    OWN,
    /** What is empty counts as absent. */
    EMPTY,
    /** What stands where nothing is configured depends on what else is. */
    UNSURE
  }

  /**
   * What an attribute depends on.
   *
   * @param attribute another of the same resource
   * @param values that it has where this one counts; with any other, this one is null
   */
  record Only(String attribute, Set<String> values) {}

  private static final Habits NONE = new Habits(Map.of(), Map.of());
  private static final Set<String> PROVIDERS = Set.of("aws", "google", "kubernetes");

  /** The lines of each provider's table, by the beginning of its types and then by type. */
  private static final Map<String, Map<String, String>> TABLES = new ConcurrentHashMap<>();

  private final Map<String, Habit> habits;
  private final Map<String, Only> only;

  private Habits(Map<String, Habit> habits, Map<String, Only> only) {
    this.habits = habits;
    this.only = only;
  }

  /** Returns those of a type; none where nothing is known of them. */
  static Habits of(String type) {
    String provider = type.split("_", 2)[0];
    if (!PROVIDERS.contains(provider)) {
      return NONE;
    }
    String line = TABLES.computeIfAbsent(provider, Habits::read).get(type);
    return line == null ? NONE : parse(line);
  }

  private static Map<String, String> read(String provider) {
    try (InputStream packed = Habits.class.getResourceAsStream(provider + ".habits.gz")) {
      if (packed == null) {
        throw new IllegalStateException("built without the habits of " + provider);
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
    Map<String, Only> only = new HashMap<>();
    for (String part : line.split("\t", -1)) {
      int question = part.indexOf('?');
      if (question >= 0) {
        String[] on = part.substring(question + 1).split("=", 2);
        only.put(part.substring(0, question), new Only(on[0], Set.of(on[1].split(","))));
      } else {
        int tilde = part.indexOf('~');
        habits.put(part.substring(0, tilde), Habit.valueOf(part.substring(tilde + 1)));
      }
    }
    return new Habits(habits, only);
  }

  /** Returns the attributes that count only with certain values of others. */
  Map<String, Only> only() {
    return only;
  }

  Optional<Habit> habit(String path) {
    return Optional.ofNullable(habits.get(path));
  }
}
