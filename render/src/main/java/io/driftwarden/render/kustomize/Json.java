package io.driftwarden.render.kustomize;

import io.driftwarden.helm.format.JsonWriter;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.yaml.Node;
import java.math.BigDecimal;
import java.util.function.Function;

/** Values of resources as JSON, as Go writes it: keys in order, numbers by their values. */
final class Json {
  private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);

  private Json() {}

  static String of(Node node) {
    return written(node, JsonWriter::escaped);
  }

  /** Returns JSON on many lines. */
  static String pretty(Node node) {
    return written(node, JsonWriter::pretty);
  }

  private static String written(Node node, Function<Datum, String> writer) {
    try {
      return writer.apply(datum(node));
    } catch (BadArgument e) {
      throw KustomizeProblem.limit("This makes too long a text.", node.place());
    }
  }

  private static Datum datum(Node node) {
    return switch (node) {
      case Node.Null _ -> Datum.NIL;
      case Node.Bool bool -> Datum.of(bool.value());
      case Node.Number number -> number(number.value());
      case Node.Text text -> Datum.of(text.value());
      case Node.Sequence list -> Datum.of(list.items().stream().map(Json::datum).toList());
      case Node.Mapping mapping -> {
        Datum.Dict dict = new Datum.Dict();
        mapping.entries().forEach(entry -> dict.put(entry.key(), datum(entry.value())));
        yield dict;
      }
    };
  }

  private static Datum number(BigDecimal value) {
    boolean whole = value.stripTrailingZeros().scale() <= 0 && value.abs().compareTo(LONGEST) <= 0;
    return whole ? Datum.of(value.longValueExact()) : Datum.of(value.doubleValue());
  }
}
