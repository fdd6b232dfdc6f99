package io.driftwarden.controller.config;

import io.driftwarden.controller.config.RepositoryConfig.Builtin;
import io.driftwarden.controller.config.RepositoryConfig.Gitea;
import io.driftwarden.controller.config.RepositoryConfig.Host;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the entries under {@code repositories}. */
final class Repositories {
  private static final Pattern OWN = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");
  private static final Pattern OWNED =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}/[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");

  private final Reading reading;

  Repositories(Reading reading) {
    this.reading = reading;
  }

  RepositoryConfig read(Section section) {
    String name = section.required("name");
    Host host =
        section.choice("forge", List.of("gitea", "builtin")).equals("builtin")
            ? builtin(section, name)
            : gitea(section, name);
    return new RepositoryConfig(
        name,
        host,
        section.duration("poll").orElse(RepositoryConfig.DEFAULT_POLL),
        section.count("approvals"));
  }

  private Host builtin(Section section, String name) {
    section.allow(List.of("name", "forge", "poll"));
    checkName(section, OWN.matcher(name).matches() || name.isEmpty());
    return new Builtin();
  }

  private Host gitea(Section section, String name) {
    section.allow(
        List.of(
            "name",
            "forge",
            "url",
            "api",
            "token",
            "webhookSecret",
            "poll",
            "branch",
            "approvals"));
    checkName(section, OWNED.matcher(name).matches() || name.isEmpty());
    String url = section.required("url");
    Optional<URI> address = section.address("url");
    return new Gitea(
        url,
        section
            .address("api")
            .or(() -> address.flatMap(known -> server(section, url, name)))
            .orElse(URI.create("")),
        section.requiredSecret("token"),
        section.secret("webhookSecret"),
        section.text("branch"));
  }

  private void checkName(Section section, boolean holds) {
    if (!holds) {
      reading.problem(
          "Name has another form",
          "On Gitea it is owner/name; on the built-in server small letters, digits, - and _.",
          section.place("name"));
    }
  }

  /** What stands before {@code /OWNER/NAME.git} is the server's address. */
  private Optional<URI> server(Section section, String url, String name) {
    String end = "/" + name + ".git";
    if (url.endsWith(end)) {
      return Optional.of(URI.create(url.substring(0, url.length() - end.length())));
    }
    reading.problem(
        "Missing key",
        "Add \"api\", the forge's address: it can't be told from the url.",
        section.place());
    return Optional.empty();
  }
}
