package io.driftwarden.controller.config;

import io.driftwarden.controller.config.RepositoryConfig.Builtin;
import io.driftwarden.controller.config.RepositoryConfig.GitHub;
import io.driftwarden.controller.config.RepositoryConfig.GitLab;
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

  private static final Pattern GROUPED =
      Pattern.compile(
          "(?!.*\\.git(/|$))[A-Za-z0-9_][A-Za-z0-9._-]{0,254}(/[A-Za-z0-9_][A-Za-z0-9._-]{0,254}){1,20}");
  private static final List<String> REMOTE =
      List.of(
          "name", "forge", "url", "api", "token", "webhookSecret", "poll", "branch", "approvals");

  private final Reading reading;

  Repositories(Reading reading) {
    this.reading = reading;
  }

  RepositoryConfig read(Section section) {
    String name = section.required("name");
    String forge = section.choice("forge", List.of("gitea", "github", "gitlab", "builtin"));
    return new RepositoryConfig(
        name,
        forge.equals("builtin") ? builtin(section, name) : remote(section, name, forge),
        section.duration("poll").orElse(RepositoryConfig.DEFAULT_POLL),
        section.count("approvals"));
  }

  private Host builtin(Section section, String name) {
    section.allow(List.of("name", "forge", "poll"));
    checkName(section, OWN.matcher(name).matches() || name.isEmpty());
    return new Builtin();
  }

  private Host remote(Section section, String name, String forge) {
    section.allow(REMOTE);
    Pattern form = forge.equals("gitlab") ? GROUPED : OWNED;
    checkName(section, form.matcher(name).matches() || name.isEmpty());
    String url = section.required("url");
    Optional<URI> address = section.address("url");
    URI api =
        section
            .address("api")
            .or(() ->
                address.flatMap(known ->
                    forge.equals("github")
                        ? github(section, known, name)
                        : server(section, url, name)))
            .orElse(URI.create(""));
    Secret token = section.requiredSecret("token");
    Optional<Secret> secret = section.secret("webhookSecret");
    Optional<String> branch = section.text("branch");
    return switch (forge) {
      case "github" -> new GitHub(url, api, token, secret, branch);
      case "gitlab" -> new GitLab(url, api, token, secret, branch);
      default -> new Gitea(url, api, token, secret, branch);
    };
  }

  /** GitHub's own API has a host of its own; a server of one's own has it below its address. */
  private Optional<URI> github(Section section, URI url, String name) {
    String host = url.getHost();
    return host.equals("github.com") || host.endsWith(".ghe.com")
        ? Optional.of(URI.create("https://api." + host))
        : server(section, url.toString(), name).map(server -> URI.create(server + "/api/v3"));
  }

  private void checkName(Section section, boolean holds) {
    if (!holds) {
      reading.problem(
          "Name has another form",
          "On Gitea and GitHub it is owner/name, on GitLab the project's whole path; on the built-in"
              + " server small letters, digits, - and _.",
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
