package io.driftwarden.hcl.function;

import static io.driftwarden.hcl.function.Functions.ANY;
import static io.driftwarden.hcl.function.Functions.strict;

import io.driftwarden.hcl.function.Function.Declared;
import io.driftwarden.hcl.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;

/** abs, ceil, floor, log, max, min, parseint, pow, signum. */
final class NumberFunctions {
  /** 512 bits of mantissa, as HCL's numbers have. */
  static final MathContext PRECISION = new MathContext(154, RoundingMode.HALF_EVEN);

  private NumberFunctions() {}

  static void declare(Map<String, Declared> all) {
    strict(all, "abs", 1, (a, _) -> number(a.number(0).abs()));
    strict(all, "ceil", 1, (a, _) -> number(a.number(0).setScale(0, RoundingMode.CEILING)));
    strict(all, "floor", 1, (a, _) -> number(a.number(0).setScale(0, RoundingMode.FLOOR)));
    strict(all, "signum", 1, (a, _) -> Value.number(Integer.signum(a.whole(0))));
    strict(all, "max", ANY, (a, _) -> number(extreme(a, 1)));
    strict(all, "min", ANY, (a, _) -> number(extreme(a, -1)));
    strict(all, "log", 2, (a, _) -> number(log(a)));
    strict(all, "pow", 2, (a, _) -> number(power(a)));
    strict(all, "parseint", 2, (a, _) -> number(parse(a)));
  }

  static Value number(BigDecimal number) {
    return new Value.Num(number, Value.Mark.NONE);
  }

  private static BigDecimal extreme(Arguments a, int sign) throws FunctionException {
    BigDecimal best = a.number(0);
    for (int i = 1; i < a.size(); i++) {
      BigDecimal next = a.number(i);
      best = Integer.signum(next.compareTo(best)) == sign ? next : best;
    }
    return best;
  }

  private static BigDecimal log(Arguments a) throws FunctionException {
    double result = Math.log(a.number(0).doubleValue()) / Math.log(a.number(1).doubleValue());
    return finite(result);
  }

  private static BigDecimal power(Arguments a) throws FunctionException {
    BigDecimal base = a.number(0);
    BigDecimal exponent = a.number(1);
    if (exponent.stripTrailingZeros().scale() <= 0
        && exponent.abs().compareTo(BigDecimal.valueOf(400)) < 0) {
      int whole = exponent.intValue();
      return whole >= 0 ? base.pow(whole, PRECISION) : inverse(base.pow(-whole, PRECISION));
    }
    return finite(Math.pow(base.doubleValue(), exponent.doubleValue()));
  }

  private static BigDecimal inverse(BigDecimal number) throws FunctionException {
    if (number.signum() == 0) {
      throw new FunctionException("the result is not a number");
    }
    return BigDecimal.ONE.divide(number, PRECISION);
  }

  private static BigDecimal finite(double number) throws FunctionException {
    if (!Double.isFinite(number)) {
      throw new FunctionException("the result is not a number");
    }
    return BigDecimal.valueOf(number);
  }

  private static BigDecimal parse(Arguments a) throws FunctionException {
    int base = a.whole(1);
    if (base < 2 || base > 36) {
      throw Arguments.misfit(1, "a base from 2 to 36 is needed");
    }
    if (!(a.value(0) instanceof Value.Text)) {
      throw Arguments.misfit(0, "a string is needed");
    }
    try {
      return new BigDecimal(new BigInteger(a.text(0), base));
    } catch (NumberFormatException e) {
      throw Arguments.misfit(0, "\"" + a.text(0) + "\" is no number of base " + base);
    }
  }
}
