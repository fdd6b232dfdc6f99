package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.format.TomlReader;
import io.driftwarden.helm.format.TomlWriter;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import java.util.Map;

/** Helm's TOML. */
final class TomlDocuments {
  private TomlDocuments() {}

  static void declare(Functions functions) {
    functions.open("toToml", "any", TomlDocuments::written);
    functions.open("fromToml", "string", TomlDocuments::read);
  }

  private static Datum written(Arguments a) {
    try {
      return Datum.of(TomlWriter.write(a.get(0)));
    } catch (BadArgument e) {
      if (!e.problem().startsWith("toml: ")) {
        throw e;
      }
      return Datum.of(e.problem());
    }
  }

  private static Datum read(Arguments a) {
    if (a.get(0) instanceof Datum.Unknown) {
      return a.get(0);
    }
    try {
      return TomlReader.read(a.text(0));
    } catch (BadArgument e) {
      if (e.isOurs()) {
        throw e;
      }
      return new Datum.Dict(Map.of("Error", Datum.of(e.problem())));
    }
  }
}
