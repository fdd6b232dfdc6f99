package io.driftwarden.controller.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The page that people look at.
 *
 * @param token whoever shows it may press the buttons; without one there are none
 */
public record PageConfig(Readers readers, Optional<Secret> token) {
  public static final PageConfig DEFAULT = new PageConfig(Readers.EVERYONE, Optional.empty());
  private static final int SHORTEST_TOKEN = 16;

  /** Who may read. */
  public enum Readers {
    /** Everyone who reaches the port. */
    EVERYONE,
    /** Whoever shows the token. */
    TOKEN,
    /** There is no page. */
    NOBODY
  }

  static PageConfig read(Section section, Reading reading) {
    section.allow(List.of("readers", "token"));
    Optional<Secret> token = section.secret("token");
    Readers readers = section.text("readers").map(_ -> readers(section)).orElse(Readers.EVERYONE);
    if (readers == Readers.TOKEN && token.isEmpty()) {
      reading.problem("Missing key", "Add \"token\", which readers must show.", section.place());
    }
    if (token.filter(secret -> secret.reveal().length() < SHORTEST_TOKEN).isPresent()) {
      reading.problem(
          "Token is too short",
          "Give one of at least %d characters: anybody may try.".formatted(SHORTEST_TOKEN),
          section.place("token"));
    }
    return new PageConfig(readers, token);
  }

  private static Readers readers(Section section) {
    List<String> words =
        Stream.of(Readers.values()).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
    int chosen = words.indexOf(section.choice("readers", words));
    return chosen < 0 ? Readers.NOBODY : Readers.values()[chosen];
  }
}
