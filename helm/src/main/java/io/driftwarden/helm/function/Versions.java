package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.SemanticVersion;
import io.driftwarden.helm.value.VersionRange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sprig's semantic versions. */
final class Versions {
  private Versions() {}

  static void declare(Functions functions) {
    functions.strict("semverCompare", "string string", Versions::compare);
    functions.strict("semver", "string", a -> object(version(a.text(0)), a.text(0)));
  }

  private static Datum compare(Arguments a) {
    VersionRange range = VersionRange.parse(a.text(0));
    return Datum.of(range.contains(version(a.text(1))));
  }

  private static SemanticVersion version(String text) {
    return SemanticVersion.parse(text).orElseThrow(() -> new BadArgument(SemanticVersion.INVALID));
  }

  private static Datum object(SemanticVersion version, String text) {
    Map<String, Datum.Method> methods = new HashMap<>();
    methods.put("Major", _ -> number(version.major()));
    methods.put("Minor", _ -> number(version.minor()));
    methods.put("Patch", _ -> number(version.patch()));
    methods.put("Prerelease", _ -> Datum.of(version.prerelease()));
    methods.put("Metadata", _ -> Datum.of(version.metadata()));
    methods.put("Original", _ -> Datum.of(text));
    methods.put("String", _ -> Datum.of(version.toString()));
    methods.put("MarshalText", _ -> Datum.of(version.toString()));
    methods.put("Compare", others -> Datum.of(version.compareTo(other(others))));
    methods.put("Equal", others -> Datum.of(version.compareTo(other(others)) == 0));
    methods.put("LessThan", others -> Datum.of(version.compareTo(other(others)) < 0));
    methods.put("GreaterThan", others -> Datum.of(version.compareTo(other(others)) > 0));
    return new Datum.Native("*semver.Version", Map.of(), methods, Datum.Dict::new);
  }

  private static Datum number(long value) {
    return new Datum.Whole(value, Datum.Width.UINT64);
  }

  private static SemanticVersion other(List<Datum> arguments) {
    if (arguments.size() == 1 && arguments.getFirst() instanceof Datum.Native object) {
      Datum.Method original = object.methods().get("Original");
      if (original != null && original.call(List.of()) instanceof Datum.Text text) {
        return version(text.value());
      }
    }
    throw new BadArgument("it takes one version, as semver makes it");
  }
}
