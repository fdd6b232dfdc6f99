package io.driftwarden.render.packages;

import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.SemanticVersion;
import io.driftwarden.helm.value.VersionRange;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which version of a chart a constraint means, as Helm decides it. */
public final class ChartVersions {
  private ChartVersions() {}

  /**
   * Returns the newest version that fits, spelled as it was given.
   *
   * @param constraint empty for any that is no prerelease
   */
  public static Optional<String> newest(Collection<String> versions, String constraint) {
    Optional<String> exact = versions.stream().filter(constraint::equals).findFirst();
    return exact.or(() ->
        versions.stream()
            .filter(version -> fits(version, constraint))
            .max(Comparator.comparing(version -> SemanticVersion.parse(version).orElseThrow())));
  }

  /** Reports whether a version fits; a constraint that is none fits nothing. */
  public static boolean fits(String version, String constraint) {
    try {
      VersionRange range = VersionRange.parse(constraint.isBlank() ? "*" : constraint);
      return SemanticVersion.parse(version).filter(range::contains).isPresent();
    } catch (BadArgument e) {
      return false;
    }
  }
}
