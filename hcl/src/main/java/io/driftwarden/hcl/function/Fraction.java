package io.driftwarden.hcl.function;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Go's formats of numbers that aren't whole: {@code f}, {@code e} and {@code g}. */
final class Fraction {
  /** From this exponent on, %g without a precision gives an exponent. */
  private static final int SHORTEST_LIMIT = 6;

  private Fraction() {}

  static String fixed(BigDecimal number, int digits) {
    return number.setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
  }

  static String scientific(BigDecimal number, int digits, char letter) {
    BigDecimal rounded = number.round(new MathContext(digits + 1, RoundingMode.HALF_EVEN));
    int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
    String mantissa =
        rounded.movePointLeft(exponent).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    return mantissa + exponent(exponent, letter);
  }

  private static String exponent(int exponent, char letter) {
    int size = Math.abs(exponent);
    return letter + (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + size;
  }

  /** Gives an exponent where it is below -4, or not below the precision. */
  static String general(BigDecimal number, int digits, char letter) {
    int precision = digits < 0 ? 0 : Math.max(1, digits);
    BigDecimal plain =
        number.round(new MathContext(precision, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    int exponent = plain.signum() == 0 ? 0 : plain.precision() - plain.scale() - 1;
    int limit = digits < 0 ? SHORTEST_LIMIT : limit(plain, precision);
    if (exponent >= -4 && exponent < limit) {
      return plain.toPlainString();
    }
    String all = plain.unscaledValue().abs().toString();
    String mantissa = all.length() == 1 ? all : all.charAt(0) + "." + all.substring(1);
    return (plain.signum() < 0 ? "-" : "") + mantissa + exponent(exponent, letter);
  }

  private static int limit(BigDecimal plain, int precision) {
    int digits = plain.precision();
    boolean whole = digits >= digits - plain.scale();
    return precision > digits && whole ? digits : precision;
  }
}
