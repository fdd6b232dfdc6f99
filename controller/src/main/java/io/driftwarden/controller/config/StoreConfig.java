package io.driftwarden.controller.config;

import io.driftwarden.controller.store.Postgres;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where what must survive is stored.
 *
 * @param postgres shared with other servers; where there is none, a database in the data directory
 */
public record StoreConfig(Optional<Postgres> postgres) {
  /** What stands in the data directory. */
  public static final StoreConfig EMBEDDED = new StoreConfig(Optional.empty());

  private static final Pattern URL = Pattern.compile("jdbc:postgresql://[^@]+");
  private static final Pattern CREDENTIALS = Pattern.compile("(?i)[?&](user|password)=");

  static StoreConfig of(Section section, Reading reading) {
    section.allow(List.of("postgres"));
    return section.has("postgres")
        ? new StoreConfig(Optional.of(postgres(section.section("postgres"), reading)))
        : EMBEDDED;
  }

  private static Postgres postgres(Section section, Reading reading) {
    section.allow(List.of("url", "user", "password"));
    String url = section.required("url");
    if (!url.isEmpty() && (!URL.matcher(url).matches() || CREDENTIALS.matcher(url).find())) {
      reading.problem(
          "Not a database's address",
          "Write jdbc:postgresql://HOST:PORT/DATABASE, with the user and the password under their"
              + " own keys.",
          section.place("url"));
    }
    return new Postgres(url, section.required("user"), section.requiredSecret("password").reveal());
  }
}
