package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.format.JsonWriter;
import io.driftwarden.helm.format.Printing;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import java.util.List;

/** Values as numbers, and as JSON. */
final class Conversions {
  private Conversions() {}

  static void declare(Functions functions) {
    functions.strict("int", 1, 1, a -> Datum.of(Numeric.whole(a.get(0))));
    functions.strict("int64", 1, 1, a -> new Datum.Whole(Numeric.whole(a.get(0)), true));
    functions.strict("atoi", 1, 1, a -> Datum.of(Numeric.whole(Datum.of(a.text(0)))));
    functions.strict("float64", 1, 1, a -> Datum.of(Numeric.fraction(a.get(0))));
    functions.strict("toDecimal", 1, 1, a -> decimal(Printing.text(a.get(0))));
    for (String name : List.of("toJson", "mustToJson")) {
      functions.open(name, 1, 1, a -> Datum.of(JsonWriter.escaped(a.get(0))));
    }
    for (String name : List.of("toRawJson", "mustToRawJson")) {
      functions.open(name, 1, 1, a -> Datum.of(JsonWriter.raw(a.get(0))));
    }
    for (String name : List.of("toPrettyJson", "mustToPrettyJson")) {
      functions.open(name, 1, 1, a -> Datum.of(JsonWriter.pretty(a.get(0))));
    }
  }

  private static Datum decimal(String octal) {
    try {
      return new Datum.Whole(Long.parseLong(octal, 8), true);
    } catch (NumberFormatException e) {
      throw new BadArgument("%s is not an octal number.".formatted(octal));
    }
  }
}
