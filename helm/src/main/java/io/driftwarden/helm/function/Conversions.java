package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.format.JsonWriter;
import io.driftwarden.helm.format.Printing;
import io.driftwarden.helm.value.Datum;
import java.util.List;

/** Values as numbers, and as JSON. */
final class Conversions {
  private Conversions() {}

  static void declare(Functions functions) {
    functions.strict("int", "any", a -> Datum.of(Numeric.whole(a.get(0))));
    functions.strict("int64", "any", a -> Datum.sized(Numeric.whole(a.get(0))));
    functions.strict("atoi", "string", a -> Datum.of(Numeric.integer(a.text(0), 10)));
    functions.strict("float64", "any", a -> Datum.of(Numeric.fraction(a.get(0))));
    functions.strict(
        "toDecimal", "any", a -> Datum.sized(Numeric.integer(Printing.text(a.get(0)), 8)));
    for (String name : List.of("toJson", "mustToJson")) {
      functions.open(name, "any", a -> Datum.of(JsonWriter.escaped(a.get(0))));
    }
    for (String name : List.of("toRawJson", "mustToRawJson")) {
      functions.open(name, "any", a -> Datum.of(JsonWriter.raw(a.get(0))));
    }
    for (String name : List.of("toPrettyJson", "mustToPrettyJson")) {
      functions.open(name, "any", a -> Datum.of(JsonWriter.pretty(a.get(0))));
    }
  }
}
