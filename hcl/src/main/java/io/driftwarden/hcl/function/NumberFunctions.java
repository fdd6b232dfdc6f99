package io.driftwarden.hcl.function;

import static io.driftwarden.hcl.function.Functions.put;
import static io.driftwarden.hcl.value.Type.Primitive.NUMBER;

import io.driftwarden.hcl.function.Function.Declared;
import io.driftwarden.hcl.function.Parameter.Takes;
import io.driftwarden.hcl.value.Numbers;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;

/** abs, ceil, floor, log, max, min, parseint, pow, signum. */
final class NumberFunctions {
  private static final int LARGEST_BASE = 62;

  private NumberFunctions() {}

  static void declare(Map<String, Declared> all) {
    Parameter num = Parameter.number("num");
    Parameter numbers = Parameter.number("numbers").taking(Takes.UNTYPED);
    put(
        all,
        "abs",
        Signature.of(NUMBER, num.taking(Takes.UNTYPED, Takes.SECRET)),
        (a, _) -> absolute(a.number(0)));
    put(all, "ceil", Signature.of(NUMBER, num), (a, _) -> whole(a, RoundingMode.CEILING));
    put(all, "floor", Signature.of(NUMBER, num), (a, _) -> whole(a, RoundingMode.FLOOR));
    put(all, "signum", Signature.of(NUMBER, num), (a, _) -> Value.number(Long.signum(a.whole(0))));
    put(all, "max", Signature.of(NUMBER).and(numbers), (a, _) -> extreme(a, 1));
    put(all, "min", Signature.of(NUMBER).and(numbers), (a, _) -> extreme(a, -1));
    put(all, "log", Signature.of(NUMBER, num, Parameter.number("base")), (a, _) -> log(a));
    put(all, "pow", Signature.of(NUMBER, num, Parameter.number("power")), (a, _) -> power(a));
    put(
        all,
        "parseint",
        Signature.typed(NumberFunctions::parsed, Parameter.any("number"), Parameter.number("base")),
        (a, _) -> parse(a));
  }

  private static Value absolute(Value.Num number) {
    return new Value.Num(number.value().abs(), number.bits(), number.mark());
  }

  private static Value whole(Arguments a, RoundingMode mode) {
    Value.Num number = a.number(0);
    BigDecimal whole = number.exactly().setScale(0, mode);
    return new Value.Num(Numbers.round(whole, number.bits()), number.bits(), Value.Mark.NONE);
  }

  private static Value extreme(Arguments a, int sign) throws FunctionException {
    if (a.size() == 0) {
      throw new FunctionException("must pass at least one number");
    }
    Value.Num best = a.number(0);
    for (int i = 1; i < a.size(); i++) {
      int order = a.exactly(i).compareTo(best.exactly());
      best = Integer.signum(order) == sign ? a.number(i) : best;
    }
    return best;
  }

  private static Value log(Arguments a) throws FunctionException {
    return finite(GoMath.log(a.exactly(0).doubleValue()) / GoMath.log(a.exactly(1).doubleValue()));
  }

  private static Value power(Arguments a) throws FunctionException {
    return finite(GoMath.pow(a.exactly(0).doubleValue(), a.exactly(1).doubleValue()));
  }

  private static Value finite(double number) throws FunctionException {
    if (!Double.isFinite(number)) {
      throw new FunctionException("the result is not a finite number");
    }
    BigDecimal shortest = Numbers.round(new BigDecimal(number), Numbers.DOUBLE);
    return new Value.Num(shortest, Numbers.DOUBLE, Value.Mark.NONE);
  }

  private static Type parsed(Arguments a) throws FunctionException {
    if (!a.type(0).equals(Type.Primitive.STRING)) {
      throw new FunctionException(0, "first argument must be a string, not " + a.type(0).label());
    }
    return NUMBER;
  }

  private static Value parse(Arguments a) throws FunctionException {
    long base = a.whole(1);
    if (base < 2 || base > LARGEST_BASE) {
      throw new FunctionException(1, "base must be a whole number between 2 and 62 inclusive");
    }
    BigInteger number =
        whole(a.text(0), (int) base)
            .orElseThrow(() ->
                new FunctionException(
                    0,
                    "cannot parse %s as a base %d integer"
                        .formatted(GoText.quote(a.text(0)), base)));
    int bits = Math.max(Numbers.COUNTED, number.bitLength());
    return new Value.Num(Numbers.round(new BigDecimal(number), bits), bits, Value.Mark.NONE);
  }

  /** Up to base 36 capitals count as small letters; above they are digits of their own. */
  private static Optional<BigInteger> whole(String text, int base) {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    String digits = signed ? text.substring(1) : text;
    BigInteger number = BigInteger.ZERO;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digit(digits.charAt(i), base);
      if (digit < 0 || digit >= base) {
        return Optional.empty();
      }
      number = number.multiply(BigInteger.valueOf(base)).add(BigInteger.valueOf(digit));
    }
    return digits.isEmpty()
        ? Optional.empty()
        : Optional.of(text.startsWith("-") ? number.negate() : number);
  }

  private static int digit(char c, int base) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 10;
    }
    boolean capital = c >= 'A' && c <= 'Z';
    return capital ? c - 'A' + (base <= 36 ? 10 : 36) : -1;
  }
}
