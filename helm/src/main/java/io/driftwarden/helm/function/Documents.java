package io.driftwarden.helm.function;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.format.YamlWriter;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Nodes;
import io.driftwarden.helm.value.UnknownMark;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.List;

/** Helm's YAML, and reading of JSON as the part of it that it is. */
final class Documents {
  private Documents() {}

  static void declare(Functions functions) {
    functions.open("toYaml", 1, 1, a -> Datum.of(YamlWriter.write(a.get(0))));
    functions.open("toYamlPretty", 1, 1, a -> Datum.of(YamlWriter.pretty(a.get(0))));
    functions.open("fromYaml", 1, 1, a -> mapping(a, "fromYaml"));
    functions.open("fromJson", 1, 1, a -> mapping(json(a, '{'), "fromJson"));
    functions.open("mustFromJson", 1, 1, a -> mapping(json(a, '{'), "mustFromJson"));
    functions.open("fromYamlArray", 1, 1, a -> sequence(a, "fromYamlArray"));
    functions.open("fromJsonArray", 1, 1, a -> sequence(json(a, '['), "fromJsonArray"));
  }

  /** What isn't in brackets may be YAML, and is no JSON that is wanted here. */
  private static Arguments json(Arguments a, char open) {
    if (a.get(0) instanceof Datum.Text text
        && UnknownMark.reason(text.value()).isEmpty()
        && !text.value().stripLeading().startsWith(String.valueOf(open))) {
      throw new BadArgument("The text has to begin with %s.".formatted(open));
    }
    return a;
  }

  private static Datum read(Arguments a) {
    if (a.get(0) instanceof Datum.Unknown) {
      return a.get(0);
    }
    try {
      List<Node> documents = YamlReader.readRepeating(new Source("text", a.text(0)));
      return documents.isEmpty() ? Datum.NIL : Nodes.datum(documents.getFirst());
    } catch (DiagnosticException e) {
      var first = e.diagnostics().getFirst();
      int line = first.place().map(place -> place.line()).orElse(1);
      throw new BadArgument(
          "The text is not YAML: %s in its line %d. %s"
              .formatted(first.summary(), line, first.detail()));
    }
  }

  private static Datum mapping(Arguments a, String name) {
    return switch (read(a)) {
      case Datum.Nil _ -> new Datum.Dict();
      case Datum.Dict dict -> dict;
      case Datum.Unknown unknown -> unknown;
      case Datum.Truth _,
          Datum.Whole _,
          Datum.Fraction _,
          Datum.Text _,
          Datum.Items _,
          Datum.Native _ ->
          throw new BadArgument(name + " needs the text of a mapping.");
    };
  }

  private static Datum sequence(Arguments a, String name) {
    return switch (read(a)) {
      case Datum.Nil _ -> Datum.of(List.of());
      case Datum.Items items -> items;
      case Datum.Unknown unknown -> unknown;
      case Datum.Truth _,
          Datum.Whole _,
          Datum.Fraction _,
          Datum.Text _,
          Datum.Dict _,
          Datum.Native _ ->
          throw new BadArgument(name + " needs the text of a list.");
    };
  }
}
