package io.driftwarden.controller.config;

import io.driftwarden.controller.store.Postgres;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where what must survive is stored.
 *
 * @param retention how long is kept what is no longer needed
 * @param postgres shared with other servers; where there is none, a database in the data directory
 */
public record StoreConfig(Duration retention, Optional<Postgres> postgres) {
  private static final Duration DEFAULT_RETENTION = Duration.ofDays(90);

  /** What stands in the data directory. */
  public static final StoreConfig EMBEDDED = new StoreConfig(DEFAULT_RETENTION, Optional.empty());

  private static final Pattern URL = Pattern.compile("jdbc:postgresql://[^@]+");
  private static final Pattern CREDENTIALS = Pattern.compile("(?i)[?&](user|password)=");

  static StoreConfig of(Section section, Reading reading) {
    section.allow(List.of("postgres", "retention"));
    return new StoreConfig(
        section.duration("retention").orElse(DEFAULT_RETENTION),
        section.has("postgres")
            ? Optional.of(postgres(section.section("postgres"), reading))
            : Optional.empty());
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
