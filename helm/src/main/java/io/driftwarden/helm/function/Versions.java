package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.SemanticVersion;
import io.driftwarden.helm.value.VersionRange;
import java.util.Map;

/** Sprig's semantic versions. */
final class Versions {
  private Versions() {}

  static void declare(Functions functions) {
    functions.strict("semverCompare", 2, 2, Versions::compare);
    functions.strict("semver", 1, 1, Versions::parsed);
  }

  private static Datum compare(Arguments a) {
    return Datum.of(VersionRange.parse(a.text(0)).contains(version(a.text(1))));
  }

  private static SemanticVersion version(String text) {
    return SemanticVersion.parse(text)
        .orElseThrow(() -> new BadArgument("\"%s\" is not a version.".formatted(text)));
  }

  private static Datum parsed(Arguments a) {
    SemanticVersion version = version(a.text(0));
    return new Datum.Native(
        "*semver.Version",
        Map.of(
            "Major", new Datum.Whole(version.major(), true),
            "Minor", new Datum.Whole(version.minor(), true),
            "Patch", new Datum.Whole(version.patch(), true),
            "Prerelease", Datum.of(version.prerelease()),
            "Original", Datum.of(a.text(0))),
        Map.of("String", _ -> Datum.of(a.text(0))),
        Datum.Dict::new);
  }
}
