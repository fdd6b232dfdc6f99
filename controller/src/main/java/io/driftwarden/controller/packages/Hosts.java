package io.driftwarden.controller.packages;

import io.driftwarden.render.packages.PackageRef;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The hosts that packages may be fetched from. Nobody who writes a repository can make the fetcher
 * talk to another one.
 *
 * @param open whether every host of the internet is allowed beside the listed ones
 */
public record Hosts(List<Host> listed, boolean open) {
  /** None: nothing is fetched. */
  public static final Hosts NONE = new Hosts(List.of(), false);

  public Hosts {
    listed = List.copyOf(listed);
  }

  /** Reports whether nothing may be fetched. */
  public boolean areNone() {
    return listed.isEmpty() && !open;
  }

  /** Reports whether a package may be asked for. */
  public boolean allow(PackageRef ref) {
    try {
      of(ref);
      return true;
    } catch (PackageException e) {
      return false;
    }
  }

  /**
   * Returns the host that a package is first asked for at.
   *
   * @throws PackageException if it is not allowed
   */
  Host of(PackageRef ref) {
    return switch (ref) {
      case PackageRef.Module module ->
          of(module.host(), String.join("/", module.namespace(), module.name(), module.provider()));
      case PackageRef.Git git -> of(URI.create(git.address()));
      case PackageRef.Archive archive -> of(URI.create(archive.address()));
      case PackageRef.Chart chart -> of(URI.create(chart.address()));
    };
  }

  private Host of(URI address) {
    return of(authority(address), address.getPath().replaceAll("^/+|\\.git$", ""));
  }

  /**
   * Returns the host at which something has a path.
   *
   * @throws PackageException if it is not allowed
   */
  Host of(String authority, String path) {
    List<Host> same = named(authority).toList();
    return same.stream()
        .filter(host -> host.has(path))
        .findFirst()
        .or(() -> same.isEmpty() && open ? Optional.of(Host.named(authority)) : Optional.empty())
        .orElseThrow(() -> notAllowed(authority, same.isEmpty() ? "" : path));
  }

  private Stream<Host> named(String authority) {
    return listed.stream().filter(host -> host.authority().equalsIgnoreCase(authority));
  }

  private static PackageException notAllowed(String authority, String path) {
    return PackageException.lasting(
        path.isEmpty()
            ? "The host %s is not among those that packages are fetched from.".formatted(authority)
            : "Of the host %s, %s is not among what packages are fetched from."
                .formatted(authority, path));
  }

  /**
   * Returns the host of an address that may be talked to now.
   *
   * @throws PackageException if it is not allowed, not found, or at an address that is not public
   */
  Host reachable(URI address) {
    String authority = authority(address);
    Host host =
        named(authority)
            .findFirst()
            .or(() -> open ? Optional.of(Host.named(authority)) : Optional.empty())
            .orElseThrow(() -> notAllowed(authority, ""));
    if (!host.scheme().equals(address.getScheme())) {
      throw PackageException.lasting(
          "The host %s is asked by %s only.".formatted(authority, host.scheme()));
    }
    if (!host.internal() && !Stream.of(resolve(address.getHost())).allMatch(Addresses::isPublic)) {
      throw PackageException.lasting(
          "The host %s is at a private address, which is not allowed for it.".formatted(authority));
    }
    return host;
  }

  private static InetAddress[] resolve(String name) {
    try {
      return InetAddress.getAllByName(name);
    } catch (UnknownHostException e) {
      throw PackageException.passing("There is no host %s.".formatted(name));
    }
  }

  /** Returns the host of an address as it is listed: with the port where that is not the usual. */
  static String authority(URI address) {
    String host = Optional.ofNullable(address.getHost()).orElse("").toLowerCase(Locale.ROOT);
    int usual = "http".equals(address.getScheme()) ? 80 : 443;
    return address.getPort() < 0 || address.getPort() == usual
        ? host
        : host + ":" + address.getPort();
  }
}
