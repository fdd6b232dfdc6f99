package io.driftwarden.helm.function;

import io.driftwarden.helm.value.Datum;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values as numbers, by the rules of Sprig's conversions: what is none counts as zero. */
final class Numeric {
  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

  /** Go's integers; an underscore may stand between digits and behind a prefix. */
  private static final Pattern INTEGER =
      Pattern.compile(
          "([-+]?)(?:(0[xX](?:_?[0-9a-fA-F])+)|(0[bB](?:_?[01])+)|(0[oO](?:_?[0-7])+)|(0(?:_?[0-7])*)|([1-9](?:_?[0-9])*))");

  private static final Pattern FRACTION =
      Pattern.compile(
          "[-+]?(?:(?:%1$s\\.?(?:%1$s)?|\\.%1$s)(?:[eE][-+]?%1$s)?|0[xX](?:[0-9a-fA-F]+\\.?[0-9a-fA-F]*|\\.[0-9a-fA-F]+)[pP][-+]?[0-9]+)"
              .formatted("[0-9](?:_?[0-9])*+"));

  private Numeric() {}

  static long whole(Datum datum) {
    return switch (datum) {
      case Datum.Whole whole -> whole.value();
      case Datum.Fraction fraction -> truncated(fraction.value());
      case Datum.Truth truth -> truth.value() ? 1 : 0;
      case Datum.Text text -> integer(withoutZeros(text.value()), 0);
      case Datum.Nil _, Datum.Items _, Datum.Dict _, Datum.Native _, Datum.Unknown _ -> 0;
    };
  }

  /** What doesn't fit is the least number there is, as on the processors that Helm is made for. */
  private static long truncated(double value) {
    boolean fits = value >= -0x1p63 && value < 0x1p63;
    return fits ? (long) value : Long.MIN_VALUE;
  }

  /** Returns what a text spells in a radix, 0 for that of its prefix; 0 if it spells none. */
  static long integer(String text, int radix) {
    if (text.length() > 100) {
      return 0;
    }
    if (radix != 0) {
      return text.matches("[-+]?[0-9]+") ? fitting(text, radix) : 0;
    }
    Matcher matcher = INTEGER.matcher(text);
    if (!matcher.matches()) {
      return 0;
    }
    String sign = matcher.group(1).equals("-") ? "-" : "";
    for (int group = 2; group <= 6; group++) {
      String digits = matcher.group(group);
      if (digits != null) {
        return fitting(sign + digits.substring(group < 5 ? 2 : 0).replace("_", ""), radix(group));
      }
    }
    return 0;
  }

  private static int radix(int group) {
    return switch (group) {
      case 2 -> 16;
      case 3 -> 2;
      case 4, 5 -> 8;
      default -> 10;
    };
  }

  private static long fitting(String digits, int radix) {
    try {
      BigInteger value = new BigInteger(digits, radix);
      return value.compareTo(LEAST) < 0 || value.compareTo(MOST) > 0 ? 0 : value.longValue();
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** {@code 3.0} is whole, {@code 3.5} is not and counts as zero. */
  private static String withoutZeros(String text) {
    int point = text.lastIndexOf('.');
    boolean zeros =
        point >= 0
            && point < text.length() - 1
            && text.chars().skip(point + 1L).allMatch(c -> c == '0');
    return zeros ? text.substring(0, point) : text;
  }

  static double fraction(Datum datum) {
    return switch (datum) {
      case Datum.Fraction fraction -> fraction.value();
      case Datum.Text text -> parsed(text.value());
      case Datum.Whole _,
          Datum.Truth _,
          Datum.Nil _,
          Datum.Items _,
          Datum.Dict _,
          Datum.Native _,
          Datum.Unknown _ ->
          whole(datum);
    };
  }

  private static double parsed(String text) {
    if (FRACTION.matcher(text).matches()) {
      double value = Double.parseDouble(text.replace("_", ""));
      return Double.isInfinite(value) ? 0 : value;
    }
    return switch (text.toLowerCase(java.util.Locale.ROOT).replaceFirst("^[-+]", "")) {
      case "inf", "infinity" ->
          text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      case "nan" -> text.length() == 3 ? Double.NaN : 0;
      default -> 0;
    };
  }
}
