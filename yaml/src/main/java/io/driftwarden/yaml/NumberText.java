package io.driftwarden.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * What a number becomes where text is wanted, as Kubernetes' reader has it: a whole one its digits,
 * any other the shortest that reads back the same with 32 bits, in Go's spelling.
 */
public final class NumberText {
  private static final Pattern WHOLE =
      Pattern.compile("[-+]?(?:0[xX][0-9a-fA-F_]+|0[obB][0-9_]+|[0-9_]+)");

  private static final BigInteger SMALLEST = BigInteger.TWO.pow(63).negate();
  private static final BigInteger LARGEST = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

  /** From ten to this power on, Go's shortest form has an exponent. */
  private static final int LARGEST_PLAIN = 6;

  private NumberText() {}

  /** Returns the text: {@code 1.1} for {@code 1.10}, and {@code 31} for {@code 0x1F}. */
  public static String of(Node.Number number) {
    BigDecimal value = number.value();
    return isWhole(number) ? value.toBigInteger().toString() : shortest(value.floatValue());
  }

  static boolean isWhole(Node.Number number) {
    return WHOLE.matcher(number.text()).matches() && fits(number.value().toBigInteger());
  }

  /** Reports whether Go has a type for a whole number. */
  static boolean fits(BigInteger whole) {
    return whole.compareTo(SMALLEST) >= 0 && whole.compareTo(LARGEST) <= 0;
  }

  private static String shortest(float value) {
    if (Float.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal digits = new BigDecimal(Float.toString(value)).stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    return exponent >= -4 && exponent < LARGEST_PLAIN
        ? digits.toPlainString()
        : "%se%+03d".formatted(digits.movePointLeft(exponent).toPlainString(), exponent);
  }
}
