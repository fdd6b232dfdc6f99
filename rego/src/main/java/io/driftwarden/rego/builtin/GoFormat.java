package io.driftwarden.rego.builtin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How Go writes numbers and strings for a verb; null for a verb that a type doesn't have. */
final class GoFormat {
  private GoFormat() {}

  /** Flags, width and precision of one verb; -1 where not given. */
  static final class Spec {
    int width = -1;
    int precision = -1;
    private boolean plus;
    private boolean minus;
    private boolean sharp;
    private boolean space;
    private boolean zero;

    void flag(char flag) {
      switch (flag) {
        case '+' -> plus = true;
        case '-' -> minus = true;
        case '#' -> sharp = true;
        case ' ' -> space = true;
        default -> zero = true;
      }
    }

    /** Takes back the flag {@code +}, which with {@code %v} says something else. */
    void withoutSign() {
      plus = false;
    }

    String pad(String text) {
      int missing = width - text.codePointCount(0, text.length());
      if (missing <= 0) {
        return text;
      }
      return minus ? text + " ".repeat(missing) : (zero ? "0" : " ").repeat(missing) + text;
    }

    private String padNumber(String digits, boolean negative) {
      String sign = negative ? "-" : plus ? "+" : space ? " " : "";
      int missing = width - digits.length() - sign.length();
      return zero && !minus && missing > 0
          ? sign + "0".repeat(missing) + digits
          : pad(sign + digits);
    }

    @Nullable String integer(int verb, BigInteger value) {
      String digits =
          switch (verb) {
            case 'd', 'v' -> value.abs().toString();
            case 's' -> value.bitLength() > 63 ? value.abs().toString() : null;
            case 'b' -> (sharp ? "0b" : "") + value.abs().toString(2);
            case 'o' -> (sharp ? "0" : "") + value.abs().toString(8);
            case 'O' -> "0o" + value.abs().toString(8);
            case 'x' -> (sharp ? "0x" : "") + value.abs().toString(16);
            case 'X' -> (sharp ? "0X" : "") + value.abs().toString(16).toUpperCase(Locale.ROOT);
            default -> null;
          };
      if (digits != null) {
        int missing = precision - digits.length();
        return padNumber(missing > 0 ? "0".repeat(missing) + digits : digits, value.signum() < 0);
      }
      return character(verb, value);
    }

    private @Nullable String character(int verb, BigInteger value) {
      int code = value.bitLength() < 22 ? value.intValue() : 0xFFFD;
      String text = Character.toString(Character.isValidCodePoint(code) ? code : 0xFFFD);
      return switch (verb) {
        case 'c' -> pad(text);
        case 'q' -> pad(GoQuote.rune(code));
        case 'U' -> pad("U+%04X".formatted(code));
        default -> null;
      };
    }

    @Nullable String fraction(int verb, double value) {
      if (Double.isInfinite(value)) {
        return pad(value < 0 ? "-Inf" : "+Inf");
      }
      BigDecimal exact = new BigDecimal(value).abs();
      boolean negative = value < 0;
      return switch (verb) {
        case 'f', 'F' ->
            padNumber(
                exact
                    .setScale(precision < 0 ? 6 : precision, RoundingMode.HALF_EVEN)
                    .toPlainString(),
                negative);
        case 'e', 'E' -> {
          String text = scientific(exact, precision < 0 ? 6 : precision);
          yield padNumber(verb == 'E' ? text.toUpperCase(Locale.ROOT) : text, negative);
        }
        case 'g', 'G', 'v' -> {
          String text = general(exact, value);
          yield padNumber(verb == 'G' ? text.toUpperCase(Locale.ROOT) : text, negative);
        }
        case 'x', 'X' -> {
          String text = hexadecimal(Math.abs(value));
          yield padNumber(verb == 'X' ? text.toUpperCase(Locale.ROOT) : text, negative);
        }
        default -> null;
      };
    }

    private static String scientific(BigDecimal value, int digits) {
      if (value.signum() == 0) {
        return digits == 0 ? "0e+00" : "0." + "0".repeat(digits) + "e+00";
      }
      BigDecimal rounded = value.round(new MathContext(digits + 1, RoundingMode.HALF_EVEN));
      String text = rounded.unscaledValue().toString();
      int exponent = rounded.precision() - rounded.scale() - 1;
      text = text + "0".repeat(Math.max(0, digits + 1 - text.length()));
      String fraction = digits > 0 ? "." + text.substring(1, digits + 1) : "";
      return text.charAt(0) + fraction + "e" + exponent(exponent);
    }

    private static String hexadecimal(double value) {
      String[] parts = Double.toHexString(value).split("p", 2);
      String mantissa = parts[0].endsWith(".0") ? parts[0].replace(".0", "") : parts[0];
      return mantissa + "p" + exponent(Integer.parseInt(parts[1]));
    }

    private static String exponent(int exponent) {
      return (exponent < 0 ? "-" : "+") + "%02d".formatted(Math.abs(exponent));
    }

    private String general(BigDecimal exact, double value) {
      BigDecimal shortest =
          precision < 0
              ? new BigDecimal(Double.toString(Math.abs(value)))
              : exact.round(new MathContext(Math.max(1, precision), RoundingMode.HALF_EVEN));
      BigDecimal digits = shortest.stripTrailingZeros();
      if (digits.signum() == 0) {
        return "0";
      }
      int exponent = digits.precision() - digits.scale() - 1;
      int most = precision >= 0 ? Math.max(1, precision) : 21;
      return exponent < -4 || exponent >= most
          ? scientific(digits, digits.precision() - 1)
          : digits.toPlainString();
    }

    @Nullable String string(int verb, String text) {
      String cut =
          precision >= 0 && text.codePointCount(0, text.length()) > precision
              ? text.substring(0, text.offsetByCodePoints(0, precision))
              : text;
      HexFormat hex = HexFormat.of();
      return switch (verb) {
        case 's', 'v' -> pad(cut);
        case 'q' -> pad(GoQuote.string(cut));
        case 'x' -> pad(hex.formatHex(cut.getBytes(UTF_8)));
        case 'X' -> pad(hex.withUpperCase().formatHex(cut.getBytes(UTF_8)));
        default -> null;
      };
    }
  }
}
