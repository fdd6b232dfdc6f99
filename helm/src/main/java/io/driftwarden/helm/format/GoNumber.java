package io.driftwarden.helm.format;

import java.math.BigDecimal;

/** Floating-point numbers as Go's {@code strconv.FormatFloat} writes them. */
public final class GoNumber {
  /** From ten to this power on, Go's shortest form has an exponent. */
  private static final int LARGEST_PLAIN = 6;

  private GoNumber() {}

  /** Returns the shortest form that reads back the same, Go's {@code %v}: 1e+06 for a million. */
  public static String shortest(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.isNaN(value) ? "NaN" : infinity(value);
    }
    if (value == 0) {
      return zero(value);
    }
    BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    return exponent < -4 || exponent >= LARGEST_PLAIN
        ? scientific(digits, exponent)
        : digits(value).toPlainString();
  }

  /** Returns the number as JSON: digits up to 1e21, as Go's {@code encoding/json} does. */
  public static String json(double value) {
    double size = Math.abs(value);
    if (size != 0 && (size < 1e-6 || size >= 1e21)) {
      return shortest(value).replace("e-0", "e-");
    }
    return plain(value);
  }

  /** Returns all digits and no exponent. */
  public static String plain(double value) {
    return value == 0 ? zero(value) : digits(value).toPlainString();
  }

  private static String infinity(double value) {
    return value > 0 ? "+Inf" : "-Inf";
  }

  private static String zero(double value) {
    return 1 / value < 0 ? "-0" : "0";
  }

  private static BigDecimal digits(double value) {
    BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    return digits.scale() < 0 ? digits.setScale(0) : digits;
  }

  private static String scientific(BigDecimal digits, int exponent) {
    String all = digits.unscaledValue().abs().toString();
    String sign = digits.signum() < 0 ? "-" : "";
    String mantissa = all.length() == 1 ? all : all.charAt(0) + "." + all.substring(1);
    String size = (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    return sign + mantissa + "e" + (exponent < 0 ? "-" : "+") + size;
  }
}
