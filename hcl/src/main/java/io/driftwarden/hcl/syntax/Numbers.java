package io.driftwarden.hcl.syntax;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Place;
import java.math.BigDecimal;
import java.util.Optional;

/** Numbers as they are written; those of more digits than anybody writes are refused. */
final class Numbers {
  private static final int LONGEST = 1000;
  private static final int LARGEST_EXPONENT = 10_000;

  private Numbers() {}

  /** Returns the number, or nothing if it is none or too long. */
  static Optional<BigDecimal> parse(String text) {
    if (text.length() > LONGEST || exponent(text) > LARGEST_EXPONENT) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  static Diagnostic refusal(Place place) {
    return Diagnostic.error(
        "hcl_syntax",
        "Number can't be read",
        "A number has one point at most, as in 1.5 and 2e10, and not more than %d digits."
            .formatted(LONGEST),
        place);
  }

  private static int exponent(String text) {
    int e = Math.max(text.indexOf('e'), text.indexOf('E'));
    if (e < 0) {
      return 0;
    }
    String digits = text.substring(e + 1).replaceFirst("^[+-]?0*", "");
    return digits.length() > 6 || !digits.chars().allMatch(Character::isDigit)
        ? Integer.MAX_VALUE
        : Integer.parseInt("0" + digits);
  }
}
