package io.driftwarden.controller.config;

import io.driftwarden.controller.packages.Host;
import io.driftwarden.controller.packages.Hosts;
import io.driftwarden.controller.repo.Credentials;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where modules and charts from outside of repositories are fetched.
 *
 * @param refresh how old may be what is known to move: the newest version, or a branch
 */
public record PackagesConfig(Hosts hosts, Duration refresh) {
  private static final Duration DEFAULT_REFRESH = Duration.ofHours(1);

  /** Nowhere. */
  public static final PackagesConfig NONE = new PackagesConfig(Hosts.NONE, DEFAULT_REFRESH);

  static PackagesConfig read(Section section, Reading reading) {
    section.allow(List.of("hosts", "refresh"));
    List<Host> hosts = section.sections("hosts").stream().map(host -> host(host, reading)).toList();
    return new PackagesConfig(
        new Hosts(hosts, false), section.duration("refresh").orElse(DEFAULT_REFRESH));
  }

  private static Host host(Section section, Reading reading) {
    section.allow(List.of("host", "user", "password", "private", "plainHttp"));
    String written = section.required("host");
    Optional<Host> host = Host.of(written);
    if (!written.isEmpty() && host.isEmpty()) {
      reading.problem("Not a host", Host.FORM, section.place("host"));
    }
    return new Host(
        host.map(Host::authority).orElse(written),
        host.map(Host::path).orElse(""),
        credentials(section, reading),
        section.flag("private"),
        section.flag("plainHttp"));
  }

  /** Most hosts take a token as the password of any user. */
  private static Optional<Credentials> credentials(Section section, Reading reading) {
    Optional<Secret> password = section.secret("password");
    if (section.has("user") && !section.has("password")) {
      reading.problem("Missing key", "Add \"password\" beside the user.", section.place("user"));
    }
    return password.map(secret ->
        section
            .text("user")
            .map(user -> new Credentials(user, secret.reveal()))
            .orElseGet(() -> Credentials.token(secret.reveal())));
  }
}
