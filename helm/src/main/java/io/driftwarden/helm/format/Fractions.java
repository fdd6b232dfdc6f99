package io.driftwarden.helm.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Floating-point numbers as the verbs of Go's {@code printf} write them. */
final class Fractions {
  private static final int DEFAULT = 6;

  private Fractions() {}

  static String print(double value, char verb, Directive directive) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      String sign = Double.isNaN(value) || value > 0 ? directive.plus() : "-";
      String infinity = sign.isEmpty() ? "+" : sign;
      return directive.padded(Double.isNaN(value) ? sign + "NaN" : infinity + "Inf", " ");
    }
    boolean negative = value < 0 || 1 / value < 0;
    String sign = negative ? "-" : directive.plus();
    String digits = digits(Math.abs(value), verb, directive.precision());
    digits = directive.has('#') && verb != 'b' ? pointed(digits, verb, directive) : digits;
    if (directive.has('0') && !directive.has('-')) {
      int missing = directive.width() - sign.length() - digits.length();
      return sign + "0".repeat(Math.max(0, missing)) + digits;
    }
    return directive.padded(sign + digits, " ");
  }

  private static String digits(double value, char verb, int precision) {
    return switch (verb) {
      case 'f', 'F' -> plain(value, precision < 0 ? DEFAULT : precision);
      case 'e' -> scientific(value, precision < 0 ? DEFAULT : precision);
      case 'E' -> digits(value, 'e', precision).toUpperCase(Locale.ROOT);
      case 'G' -> digits(value, 'g', precision).toUpperCase(Locale.ROOT);
      case 'x' -> hexadecimal(value);
      case 'X' -> hexadecimal(value).toUpperCase(Locale.ROOT);
      case 'b' -> binary(value);
      default -> general(value, precision);
    };
  }

  private static String plain(double value, int places) {
    return new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN).toPlainString();
  }

  private static String scientific(double value, int places) {
    if (value == 0) {
      return (places == 0 ? "0" : "0." + "0".repeat(places)) + "e+00";
    }
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(places + 1, RoundingMode.HALF_EVEN));
    int exponent = rounded.precision() - rounded.scale() - 1;
    String all = rounded.unscaledValue().toString();
    all = all + "0".repeat(Math.max(0, places + 1 - all.length()));
    String mantissa = all.charAt(0) + (places == 0 ? "" : "." + all.substring(1, places + 1));
    return mantissa + exponent(exponent);
  }

  private static String exponent(int exponent) {
    return "e"
        + (exponent < 0 ? "-" : "+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }

  /** With an exponent where it is small, or where there are more digits than the precision has. */
  private static String general(double value, int precision) {
    if (precision < 0) {
      return GoNumber.shortest(value);
    }
    if (value == 0) {
      return "0";
    }
    int most = Math.max(1, precision);
    BigDecimal rounded =
        new BigDecimal(value)
            .round(new MathContext(most, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    int digits = rounded.precision();
    int limit = most > digits && digits >= exponent + 1 ? digits : most;
    return exponent < -4 || exponent >= limit
        ? scientific(value, Math.min(digits, most) - 1)
        : rounded.toPlainString();
  }

  private static String hexadecimal(double value) {
    String text = Double.toHexString(value).replace(".0p", "p");
    int at = text.indexOf('p') + 1;
    int power = Integer.parseInt(text.substring(at));
    return text.substring(0, at)
        + (power < 0 ? "-" : "+")
        + (Math.abs(power) < 10 ? "0" : "")
        + Math.abs(power);
  }

  private static String binary(double value) {
    long bits = Double.doubleToLongBits(value);
    int power = (int) (bits >> 52) & 0x7FF;
    long mantissa = bits & ((1L << 52) - 1);
    mantissa = power == 0 ? mantissa : mantissa | (1L << 52);
    int exponent = Math.max(1, power) - 1075;
    return mantissa + "p" + (exponent < 0 ? "" : "+") + exponent;
  }

  /** The sharp flag keeps the point, and for the general form the zeros behind it. */
  private static String pointed(String digits, char verb, Directive directive) {
    boolean hexadecimal = verb == 'x' || verb == 'X';
    int cut = digits.toLowerCase(Locale.ROOT).indexOf(hexadecimal ? 'p' : 'e');
    String mantissa = cut < 0 ? digits : digits.substring(0, cut);
    String tail = cut < 0 ? "" : digits.substring(cut);
    String pointed = mantissa.contains(".") ? mantissa : mantissa + ".";
    if (verb == 'g' || verb == 'G' || verb == 'v' || hexadecimal) {
      int wanted = directive.precision() < 0 ? DEFAULT : directive.precision();
      String significant = pointed.replace(".", "").replaceFirst("^0+", "");
      int there = significant.isEmpty() ? 1 : significant.length();
      pointed += "0".repeat(Math.max(0, wanted - there));
    }
    return pointed + tail;
  }
}
