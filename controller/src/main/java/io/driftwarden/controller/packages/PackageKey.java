package io.driftwarden.controller.packages;

import io.driftwarden.controller.digest.Digest;
import io.driftwarden.render.packages.PackageRef;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a package is known by in the cache, in all its versions.
 *
 * @param kind keeps those apart that are found in different ways
 * @param address its host and path
 */
record PackageKey(String kind, String address) {
  private static final String NO_REVISION = "HEAD";
  private static final int LONGEST_NAME = 200;

  static PackageKey of(PackageRef ref) {
    return switch (ref) {
      case PackageRef.Module module -> new PackageKey("modules", module.address());
      case PackageRef.Git git -> new PackageKey("git", at(git.address()).replaceAll("\\.git$", ""));
      case PackageRef.Archive archive -> new PackageKey("archives", at(archive.address()));
      case PackageRef.Chart chart -> new PackageKey("charts", at(chart.address()));
    };
  }

  /** Returns the version of what has no constraint on one: its revision, or nothing. */
  static String version(PackageRef ref) {
    return ref instanceof PackageRef.Git git && !git.revision().isEmpty()
        ? git.revision()
        : NO_REVISION;
  }

  private static String at(String address) {
    URI uri = URI.create(address);
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return Hosts.authority(uri) + uri.getPath() + query;
  }

  /** Returns the path of its directory below the cache's index. */
  String path() {
    return kind
        + "/"
        + Stream.of(address.split("/"))
            .filter(step -> !step.isEmpty())
            .map(PackageKey::name)
            .collect(Collectors.joining("/"));
  }

  /** Returns a name that any file system takes, another one for each text. */
  static String name(String text) {
    String encoded =
        URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A").replace("~", "%7E");
    String plain = encoded.startsWith(".") ? "%2E" + encoded.substring(1) : encoded;
    return plain.length() <= LONGEST_NAME
        ? plain
        : plain.substring(0, LONGEST_NAME - 64) + Digest.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
