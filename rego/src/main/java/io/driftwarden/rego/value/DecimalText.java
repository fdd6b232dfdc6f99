package io.driftwarden.rego.value;

import java.math.BigDecimal;

/** The text of a number with a fraction: plain near one, with an exponent when very small. */
final class DecimalText {
  private DecimalText() {}

  static String of(BigDecimal value) {
    BigDecimal least = value.stripTrailingZeros();
    if (least.signum() == 0) {
      return "0";
    }
    int exponent = least.precision() - least.scale() - 1;
    return exponent < -4 ? scientific(least, exponent) : least.toPlainString();
  }

  private static String scientific(BigDecimal value, int exponent) {
    String digits = value.unscaledValue().abs().toString();
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    String sign = value.signum() < 0 ? "-" : "";
    return "%s%s%se-%02d".formatted(sign, digits.charAt(0), fraction, -exponent);
  }
}
