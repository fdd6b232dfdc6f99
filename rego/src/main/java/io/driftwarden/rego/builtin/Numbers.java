package io.driftwarden.rego.builtin;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.SetValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Arithmetic, rounding, bits and ranges. */
final class Numbers {
  static final Table TABLE =
      new Table()
          .add("plus(number, number) number", (_, in) -> compute(in, BigDecimal::add))
          .add("minus(number|set, number|set) number|set", (_, in) -> minus(in))
          .add("mul(number, number) number", (_, in) -> compute(in, BigDecimal::multiply))
          .add("div(number, number) number", (_, in) -> divide(in))
          .add("rem(number, number) number", (_, in) -> remainder(in))
          .add("abs(number) number", (_, in) -> NumberValue.of(in.number(0).value().abs()))
          .add("ceil(number) number", (_, in) -> rounded(in, RoundingMode.CEILING))
          .add("floor(number) number", (_, in) -> rounded(in, RoundingMode.FLOOR))
          .add("round(number) number", (_, in) -> rounded(in, RoundingMode.HALF_UP))
          .add("numbers.range(number, number) array", (env, in) -> range(env, in, BigInteger.ONE))
          .add("numbers.range_step(number, number, number) array", Numbers::rangeStep)
          .add("bits.and(number, number) number", (_, in) -> bits(in, BigInteger::and))
          .add("bits.or(number, number) number", (_, in) -> bits(in, BigInteger::or))
          .add("bits.xor(number, number) number", (_, in) -> bits(in, BigInteger::xor))
          .add("bits.negate(number) number", (_, in) -> NumberValue.of(in.integer(0).not()))
          .add("bits.lsh(number, number) number", (_, in) -> shift(in, true))
          .add("bits.rsh(number, number) number", (_, in) -> shift(in, false))
          .add("format_int(number, number) string", (_, in) -> formatInt(in))
          .add("to_number(null|boolean|number|string) number", (_, in) -> toNumber(in));

  private interface BitOperation {
    BigInteger apply(BigInteger one, BigInteger other);
  }

  private Numbers() {}

  private static Value compute(Operands in, Arithmetic.Operation operation) {
    return Arithmetic.compute(in.number(0), in.number(1), operation);
  }

  private static Value minus(Operands in) throws BuiltinException {
    if (in.value(0) instanceof SetValue first && in.value(1) instanceof SetValue second) {
      return Sets.difference(first, second);
    }
    if (in.value(0) instanceof NumberValue && in.value(1) instanceof NumberValue) {
      return compute(in, BigDecimal::subtract);
    }
    String expected = in.value(0).kind().word();
    throw in.wrongType(1, "must be %s but got %s".formatted(expected, in.value(1).kind().word()));
  }

  private static Value divide(Operands in) throws BuiltinException {
    if (in.number(1).value().signum() == 0) {
      throw in.wrong("divide by zero");
    }
    return Arithmetic.divide(in.number(0), in.number(1));
  }

  private static Value remainder(Operands in) throws BuiltinException {
    if (!in.number(0).isInteger() || !in.number(1).isInteger()) {
      throw in.wrong("modulo on floating-point number");
    }
    if (in.number(1).value().signum() == 0) {
      throw in.wrong("modulo by zero");
    }
    return NumberValue.of(in.integer(0).remainder(in.integer(1)));
  }

  private static Value rounded(Operands in, RoundingMode mode) {
    return NumberValue.of(in.number(0).value().setScale(0, mode).toBigInteger());
  }

  private static Value rangeStep(Environment env, Operands in) throws BuiltinException {
    if (in.integer(2).signum() <= 0) {
      throw in.wrong("step must be a positive integer");
    }
    return range(env, in, in.integer(2));
  }

  private static Value range(Environment env, Operands in, BigInteger step)
      throws BuiltinException {
    BigInteger from = in.integer(0);
    BigInteger to = in.integer(1);
    BigInteger size = to.subtract(from).abs().divide(step).add(BigInteger.ONE);
    env.charge(size.bitLength() > 62 ? Long.MAX_VALUE / 2 : size.longValue());
    BigInteger stride = from.compareTo(to) <= 0 ? step : step.negate();
    List<Value> range = new ArrayList<>();
    BigInteger at = from;
    for (int i = 0; i < size.intValue(); i++) {
      range.add(NumberValue.of(at));
      at = at.add(stride);
    }
    return ArrayValue.of(range);
  }

  private static Value bits(Operands in, BitOperation operation) throws BuiltinException {
    return NumberValue.of(operation.apply(in.integer(0), in.integer(1)));
  }

  private static Value shift(Operands in, boolean left) throws BuiltinException {
    BigInteger value = in.integer(0);
    if (in.integer(1).signum() < 0) {
      throw in.wrongType(1, "must be an unsigned integer number but got a negative integer");
    }
    int by = in.smallInteger(1);
    if (left && by > NumberValue.LARGEST_EXPONENT) {
      throw in.wrong(1, "is too large");
    }
    return NumberValue.of(left ? value.shiftLeft(by) : value.shiftRight(by));
  }

  private static Value formatInt(Operands in) throws BuiltinException {
    int base = in.number(1).asInt().orElse(0);
    if (!List.of(2, 8, 10, 16).contains(base)) {
      throw in.wrongType(1, "must be one of {2, 8, 10, 16}");
    }
    return new StringValue(in.number(0).value().toBigInteger().toString(base));
  }

  private static Value toNumber(Operands in) throws BuiltinException {
    return switch (in.value(0)) {
      case NumberValue number -> number;
      case BooleanValue bool -> NumberValue.of(bool.holds() ? 1 : 0);
      case StringValue(String text) when text.matches("(?i)[+-]?(inf|infinity|nan)") ->
          throw in.wrongType(0, "must be a number's text but got " + text);
      case StringValue string ->
          NumberValue.parse(string.text())
              .filter(_ -> isNumber(string.text()))
              .orElseThrow(() -> in.wrong("invalid syntax"));
      default -> NumberValue.of(0);
    };
  }

  private static boolean isNumber(String text) {
    return text.matches("[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?");
  }
}
