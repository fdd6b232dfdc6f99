package io.driftwarden.helm.function;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Function;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.format.JsonReader;
import io.driftwarden.helm.format.YamlWriter;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Nodes;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.List;
import java.util.Map;

/** Helm's YAML and JSON. What can't be read is a value that says so: Helm's own do the same. */
final class Documents {
  private static final String OF_JSON = "error unmarshaling JSON: while decoding JSON: ";

  private Documents() {}

  static void declare(Functions functions) {
    functions.open("toYaml", "any", a -> Datum.of(YamlWriter.write(a.get(0))));
    functions.open("toYamlPretty", "any", a -> Datum.of(YamlWriter.pretty(a.get(0))));
    reader(functions, "fromYaml", a -> mapping(yaml(a.text(0)), OF_JSON), true);
    reader(functions, "fromYamlArray", a -> sequence(yaml(a.text(0)), OF_JSON), false);
    reader(functions, "fromJson", a -> mapping(JsonReader.read(a.text(0)), ""), true);
    reader(functions, "fromJsonArray", a -> sequence(JsonReader.read(a.text(0)), ""), false);
    functions.open("mustFromJson", "string", a -> unknownOr(a, b -> JsonReader.read(b.text(0))));
  }

  private static Datum unknownOr(Arguments a, Function body) {
    return a.get(0) instanceof Datum.Unknown ? a.get(0) : body.apply(a);
  }

  private static void reader(Functions functions, String name, Function body, boolean mapping) {
    functions.open(name, "string", a -> unknownOr(a, b -> tolerant(b, body, mapping)));
  }

  private static Datum tolerant(Arguments a, Function body, boolean mapping) {
    try {
      return body.apply(a);
    } catch (Unreadable _) {
      return problem(
          new Datum.Unknown("it is what Helm's YAML reader says of a mistake", true), mapping);
    } catch (BadArgument e) {
      if (e.isOurs()) {
        throw e;
      }
      return problem(Datum.of(e.problem()), mapping);
    }
  }

  private static Datum problem(Datum problem, boolean mapping) {
    return mapping ? new Datum.Dict(Map.of("Error", problem)) : Datum.of(List.of(problem));
  }

  /** Thrown where a text isn't YAML: the words of Helm's reader for it are its own. */
  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Unreadable() {
      super("not YAML", null, false, false);
    }
  }

  private static Datum yaml(String text) {
    try {
      List<Node> documents = YamlReader.readRepeating(new Source("text", text));
      return documents.isEmpty() ? Datum.NIL : Nodes.datum(documents.getFirst());
    } catch (DiagnosticException _) {
      throw new Unreadable();
    }
  }

  private static Datum mapping(Datum read, String prefix) {
    return switch (read) {
      case Datum.Nil _ -> new Datum.Dict();
      case Datum.Dict dict -> dict;
      case Datum.Unknown unknown -> unknown;
      case Datum.Truth _,
          Datum.Whole _,
          Datum.Fraction _,
          Datum.Text _,
          Datum.Items _,
          Datum.Native _ ->
          throw other(read, prefix, Datum.Dict.ANY);
    };
  }

  private static Datum sequence(Datum read, String prefix) {
    return switch (read) {
      case Datum.Nil _ -> Datum.none(Datum.Element.ANY);
      case Datum.Items items -> items;
      case Datum.Unknown unknown -> unknown;
      case Datum.Truth _,
          Datum.Whole _,
          Datum.Fraction _,
          Datum.Text _,
          Datum.Dict _,
          Datum.Native _ ->
          throw other(read, prefix, "[]interface {}");
    };
  }

  private static BadArgument other(Datum read, String prefix, String wanted) {
    String given =
        switch (read) {
          case Datum.Truth _ -> "bool";
          case Datum.Whole _, Datum.Fraction _ -> "number";
          case Datum.Items _ -> "array";
          case Datum.Dict _ -> "object";
          case Datum.Nil _, Datum.Text _, Datum.Native _, Datum.Unknown _ -> "string";
        };
    return new BadArgument(
        "%sjson: cannot unmarshal %s into Go value of type %s".formatted(prefix, given, wanted));
  }
}
