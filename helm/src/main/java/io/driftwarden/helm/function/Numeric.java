package io.driftwarden.helm.function;

import io.driftwarden.helm.value.Datum;

/** Values as numbers, by the rules of Sprig's conversions: what is none counts as zero. */
final class Numeric {
  private Numeric() {}

  static long whole(Datum datum) {
    return switch (datum) {
      case Datum.Whole whole -> whole.value();
      case Datum.Fraction fraction -> (long) fraction.value();
      case Datum.Truth truth -> truth.value() ? 1 : 0;
      case Datum.Text text -> parsed(text.value());
      case Datum.Nil _, Datum.Items _, Datum.Dict _, Datum.Native _, Datum.Unknown _ -> 0;
    };
  }

  private static long parsed(String text) {
    try {
      return Long.decode(text.startsWith("0o") ? "0" + text.substring(2) : text);
    } catch (NumberFormatException e) {
      return trailingZeros(text);
    }
  }

  /** {@code 3.0} is whole, {@code 3.5} is not and counts as zero. */
  private static long trailingZeros(String text) {
    return text.matches("[-+]?[0-9]{1,18}\\.0+")
        ? Long.parseLong(text.substring(0, text.indexOf('.')))
        : 0;
  }

  static double fraction(Datum datum) {
    return switch (datum) {
      case Datum.Fraction fraction -> fraction.value();
      case Datum.Text text -> parsedFraction(text.value());
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

  private static double parsedFraction(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
