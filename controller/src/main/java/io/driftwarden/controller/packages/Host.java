package io.driftwarden.controller.packages;

import io.driftwarden.controller.repo.Credentials;
import java.util.Optional;

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
