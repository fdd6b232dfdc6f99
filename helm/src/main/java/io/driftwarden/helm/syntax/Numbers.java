package io.driftwarden.helm.syntax;

import io.driftwarden.diagnostics.Source;

/** Number literals (Go specification, Integer and Floating-point literals). */
final class Numbers {
  private Numbers() {}

  static Expression read(Token token, Source source) {
    String digits = token.value().replace("_", "");
    try {
      return new Expression.Whole(whole(digits), token.start(), token.end());
    } catch (NumberFormatException e) {
      return fraction(token, digits, source);
    }
  }

  private static long whole(String digits) {
    String unsigned =
        digits.startsWith("-") || digits.startsWith("+") ? digits.substring(1) : digits;
    String sign = digits.startsWith("-") ? "-" : "";
    if (unsigned.length() > 1 && unsigned.charAt(0) == '0') {
      return switch (unsigned.charAt(1)) {
        case 'x', 'X' -> Long.parseLong(sign + unsigned.substring(2), 16);
        case 'b', 'B' -> Long.parseLong(sign + unsigned.substring(2), 2);
        case 'o', 'O' -> Long.parseLong(sign + unsigned.substring(2), 8);
        default -> Long.parseLong(sign + unsigned, 8);
      };
    }
    return Long.parseLong(sign + unsigned);
  }

  private static Expression fraction(Token token, String digits, Source source) {
    try {
      char last = digits.charAt(digits.length() - 1);
      boolean octal = digits.matches("[-+]?0[0-9]+");
      if (octal || (last != '.' && (last < '0' || last > '9'))) {
        throw new NumberFormatException(digits);
      }
      double number = Double.parseDouble(digits);
      if (Double.isInfinite(number)) {
        throw new NumberFormatException(digits);
      }
      return new Expression.Fraction(number, token.start(), token.end());
    } catch (NumberFormatException e) {
      throw SyntaxProblem.of(
          source, token.start(), token.end(), "This is neither a number nor a name.");
    }
  }
}
