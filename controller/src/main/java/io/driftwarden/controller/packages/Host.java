package io.driftwarden.controller.packages;

import io.driftwarden.controller.repo.Credentials;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A host that packages may be fetched from.
 *
 * @param authority its name, and its port where that is not the usual one
 * @param path what the paths of packages there have to begin with; empty for all
 * @param credentials what it and nobody else is shown
 * @param internal whether its addresses may be private ones
 * @param plain whether it is spoken to without TLS
 */
public record Host(
    String authority,
    String path,
    Optional<Credentials> credentials,
    boolean internal,
    boolean plain) {

  /** How a person writes one. */
  public static final String FORM =
      "Write a name without https://, with a port where it isn't the usual one, and a path if only what is below it may be fetched.";

  private static final Pattern WRITTEN =
      Pattern.compile(
          "[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*/?");

  /** Returns a host of the internet as a person writes it, if it is one. */
  public static Optional<Host> of(String written) {
    if (!WRITTEN.matcher(written).matches()) {
      return Optional.empty();
    }
    String[] parts = written.replaceAll("/+$", "").split("/", 2);
    return Optional.of(named(parts[0]).below(parts.length < 2 ? "" : parts[1]));
  }

  private Host below(String other) {
    return new Host(authority, other, credentials, internal, plain);
  }

  /** Returns a host of the internet, with all that it has. */
  public static Host named(String authority) {
    return new Host(authority, "", Optional.empty(), false, false);
  }

  /** Reports whether a package at a path below this host is meant. */
  boolean has(String other) {
    return path.isEmpty() || other.equals(path) || other.startsWith(path + "/");
  }

  String scheme() {
    return plain ? "http" : "https";
  }
}
