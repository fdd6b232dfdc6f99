package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;

/** Sprig's arithmetic: on {@code int64}, and with an f at the end of the name on decimals. */
final class Arithmetic {
  /** What a quotient is rounded to behind the point. */
  private static final int PLACES = 16;

  private Arithmetic() {}

  static void declare(Functions functions) {
    functions.strict("add", "any...", a -> whole(a, 0, Long::sum));
    functions.strict("mul", "any any...", a -> whole(a, 1, (x, y) -> x * y));
    for (String name : new String[] {"max", "biggest"}) {
      functions.strict(name, "any any...", a -> whole(a, Long.MIN_VALUE, Math::max));
    }
    functions.strict("min", "any any...", a -> whole(a, Long.MAX_VALUE, Math::min));
    functions.strict("sub", "any any", a -> pair(a, (x, y) -> x - y));
    functions.strict("div", "any any", a -> pair(a, (x, y) -> x / divisor(y)));
    functions.strict("mod", "any any", a -> pair(a, (x, y) -> x % divisor(y)));
    functions.strict("add1", "any", a -> Datum.sized(Numeric.whole(a.get(0)) + 1));
    functions.strict("addf", "any...", a -> decimal(a, BigDecimal.ZERO, 0, BigDecimal::add));
    functions.strict("add1f", "any", a -> decimal(a, BigDecimal.ONE, 0, BigDecimal::add));
    functions.strict("subf", "any any...", a -> decimal(a, first(a), 1, BigDecimal::subtract));
    functions.strict("mulf", "any any...", a -> decimal(a, first(a), 1, BigDecimal::multiply));
    functions.strict("divf", "any any...", a -> decimal(a, first(a), 1, Arithmetic::divided));
    functions.strict("maxf", "any any...", a -> fraction(a, Math::max));
    functions.strict("minf", "any any...", a -> fraction(a, Math::min));
    functions.strict("floor", "any", a -> Datum.of(Math.floor(Numeric.fraction(a.get(0)))));
    functions.strict("ceil", "any", a -> Datum.of(Math.ceil(Numeric.fraction(a.get(0)))));
    functions.strict("round", "any int float64...", Arithmetic::round);
  }

  private static Datum whole(Arguments a, long start, LongBinaryOperator operator) {
    return Datum.sized(a.values().stream().mapToLong(Numeric::whole).reduce(start, operator));
  }

  private static Datum pair(Arguments a, LongBinaryOperator operator) {
    return Datum.sized(operator.applyAsLong(Numeric.whole(a.get(0)), Numeric.whole(a.get(1))));
  }

  private static long divisor(long value) {
    if (value == 0) {
      throw new BadArgument("runtime error: integer divide by zero");
    }
    return value;
  }

  private static Datum fraction(Arguments a, DoubleBinaryOperator operator) {
    return Datum.of(a.values().stream().mapToDouble(Numeric::fraction).reduce(operator).orElse(0));
  }

  private static BigDecimal first(Arguments a) {
    return exact(a.get(0));
  }

  private static Datum decimal(
      Arguments a, BigDecimal start, int from, BinaryOperator<BigDecimal> operator) {
    BigDecimal result = start;
    for (Datum value : a.values().subList(from, a.count())) {
      result = operator.apply(result, exact(value));
    }
    return Datum.of(result.doubleValue());
  }

  private static BigDecimal exact(Datum value) {
    double fraction = Numeric.fraction(value);
    if (Double.isNaN(fraction) || Double.isInfinite(fraction)) {
      throw new BadArgument(
          "Cannot create a Decimal from " + io.driftwarden.helm.format.GoNumber.shortest(fraction));
    }
    return new BigDecimal(Double.toString(fraction));
  }

  private static BigDecimal divided(BigDecimal a, BigDecimal b) {
    if (b.signum() == 0) {
      throw new BadArgument("decimal division by 0");
    }
    return a.divide(b, PLACES, RoundingMode.HALF_UP);
  }

  /** Rounds the absolute value's part behind the point up from a half on, or from what is given. */
  private static Datum round(Arguments a) {
    double from = a.count() > 2 ? Numeric.fraction(a.get(2)) : 0.5;
    double power = Double.parseDouble("1e" + a.whole(1));
    double digits = power * Numeric.fraction(a.get(0));
    double rest = digits - (digits < 0 ? Math.ceil(digits) : Math.floor(digits));
    return Datum.of((rest >= from ? Math.ceil(digits) : Math.floor(digits)) / power);
  }
}
