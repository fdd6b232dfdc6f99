package io.driftwarden.controller.packages;

import io.driftwarden.render.packages.PackageRef;
import java.util.Collection;
import java.util.Optional;

/** Which of the versions that there are a reference means. */
final class Versions {
  private Versions() {}

  /** Returns the only version that a reference may mean; for others, and ranges, no version. */
  static String exact(PackageRef ref) {
    return constraint(ref).replaceFirst("^=?\\s*v?(?=\\d)", "");
  }

  private static String constraint(PackageRef ref) {
    return switch (ref) {
      case PackageRef.Module module -> module.constraint();
      case PackageRef.Chart chart -> chart.constraint();
      case PackageRef.Git _, PackageRef.Archive _ -> "";
    };
  }

  /** Says that none is allowed. */
  static String noneFits(PackageRef ref, Collection<String> versions) {
    String constraint = constraint(ref);
    if (versions.isEmpty()) {
      return "Where it should be there is no version of it.";
    }
    return "No version satisfies %s%s."
        .formatted(
            constraint.isEmpty() ? "that it is no prerelease" : "\"" + constraint + "\"",
            latest(ref, versions).map("; the newest is %s"::formatted).orElse(""));
  }

  private static Optional<String> latest(PackageRef ref, Collection<String> versions) {
    PackageRef any =
        switch (ref) {
          case PackageRef.Module(var host, var namespace, var name, var provider, var _) ->
              new PackageRef.Module(host, namespace, name, provider, "");
          case PackageRef.Chart(var repository, var name, var _) ->
              new PackageRef.Chart(repository, name, "");
          case PackageRef.Git _, PackageRef.Archive _ -> ref;
        };
    return any.newest(versions);
  }
}
