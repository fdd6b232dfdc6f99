package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;

/** Sprig's arithmetic: on {@code int64}, and with an f at the end of the name on floats. */
final class Arithmetic {
  private Arithmetic() {}

  static void declare(Functions functions) {
    whole(functions, "add", Long::sum);
    whole(functions, "sub", (a, b) -> a - b);
    whole(functions, "mul", (a, b) -> a * b);
    whole(functions, "div", Arithmetic::divided);
    whole(functions, "mod", (a, b) -> b == 0 ? divided(a, b) : a % b);
    whole(functions, "max", Math::max);
    whole(functions, "min", Math::min);
    whole(functions, "biggest", Math::max);
    functions.strict("add1", 1, 1, a -> sized(Numeric.whole(a.get(0)) + 1));
    fraction(functions, "addf", Double::sum);
    fraction(functions, "subf", (a, b) -> a - b);
    fraction(functions, "mulf", (a, b) -> a * b);
    fraction(functions, "divf", (a, b) -> a / b);
    fraction(functions, "maxf", Math::max);
    fraction(functions, "minf", Math::min);
    functions.strict("add1f", 1, 1, a -> Datum.of(Numeric.fraction(a.get(0)) + 1));
    functions.strict("floor", 1, 1, a -> Datum.of(Math.floor(Numeric.fraction(a.get(0)))));
    functions.strict("ceil", 1, 1, a -> Datum.of(Math.ceil(Numeric.fraction(a.get(0)))));
    functions.strict("round", 2, 3, Arithmetic::round);
  }

  private static Datum sized(long value) {
    return new Datum.Whole(value, true);
  }

  private static void whole(Functions functions, String name, LongBinaryOperator operator) {
    functions.strict(
        name,
        1,
        Builtins.ANY,
        a -> sized(a.values().stream().mapToLong(Numeric::whole).reduce(operator).orElse(0)));
  }

  private static void fraction(Functions functions, String name, DoubleBinaryOperator operator) {
    functions.strict(
        name,
        1,
        Builtins.ANY,
        a ->
            Datum.of(
                a.values().stream().mapToDouble(Numeric::fraction).reduce(operator).orElse(0)));
  }

  private static long divided(long a, long b) {
    if (b == 0) {
      throw new BadArgument("The divisor is zero.");
    }
    return a / b;
  }

  private static Datum round(Arguments a) {
    int places = a.whole(1, 0, 15);
    double value = Numeric.fraction(a.get(0));
    return Datum.of(BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP).doubleValue());
  }
}
