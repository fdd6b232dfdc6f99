package io.driftwarden.helm.format;

import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Kinds;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Go's {@code fmt.Sprintf} (pkg.go.dev/fmt, Printing). */
public final class Printf {
  private static final int WIDEST = 10_000;

  private final String format;
  private final List<Datum> values;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private int used;
  private boolean reordered;

  private Printf(String format, List<Datum> values) {
    this.format = format;
    this.values = values;
  }

  /** Returns the format with its verbs replaced by the values. */
  public static String format(String format, List<Datum> values) {
    return new Printf(format, values).run();
  }

  private String run() {
    while (at < format.length()) {
      TextSize.check(out.length());
      int verb = format.indexOf('%', at);
      out.append(format, at, verb < 0 ? format.length() : verb);
      at = verb < 0 ? format.length() : verb + 1;
      if (verb >= 0) {
        verb();
      }
    }
    if (used < values.size() && !reordered) {
      extra();
    }
    return out.toString();
  }

  private void extra() {
    StringBuilder more = new StringBuilder();
    for (Datum value : values.subList(used, values.size())) {
      more.append(more.isEmpty() ? "" : ", ").append(described(value));
    }
    out.append("%!(EXTRA ").append(more).append(')');
  }

  private static String described(Datum value) {
    return value instanceof Datum.Nil ? "<nil>" : Kinds.type(value) + "=" + Printing.text(value);
  }

  /**
   * What stands between the percent sign and the verb.
   *
   * @param width -1 for none
   * @param precision -1 for none
   */
  private record Spec(String flags, int width, int precision) {
    boolean has(char flag) {
      return flags.indexOf(flag) >= 0;
    }
  }

  private void verb() {
    int start = at;
    while (at < format.length() && "-+# 0".indexOf(format.charAt(at)) >= 0) {
      at++;
    }
    String flags = format.substring(start, at);
    index();
    int width = number();
    int precision = -1;
    if (at < format.length() && format.charAt(at) == '.') {
      at++;
      precision = Math.max(0, number());
    }
    index();
    if (at >= format.length()) {
      out.append("%!(NOVERB)");
      return;
    }
    char verb = format.charAt(at++);
    out.append(verb == '%' ? "%" : next(verb, new Spec(flags, width, precision)));
  }

  /** {@code [n]} names the value that is used next, and from there on those after it. */
  private void index() {
    int close = format.startsWith("[", at) ? format.indexOf(']', at) : -1;
    if (close > at && close - at < 6) {
      String digits = format.substring(at + 1, close);
      if (digits.matches("[1-9][0-9]*")) {
        used = Integer.parseInt(digits) - 1;
        reordered = true;
        at = close + 1;
      }
    }
  }

  private int number() {
    if (at < format.length() && format.charAt(at) == '*') {
      at++;
      Datum width = used < values.size() ? values.get(used++) : Datum.NIL;
      return width instanceof Datum.Whole whole ? limited(whole.value()) : -1;
    }
    int start = at;
    while (at < format.length() && Character.isDigit(format.charAt(at)) && at - start < 9) {
      at++;
    }
    return at == start ? -1 : limited(Long.parseLong(format.substring(start, at)));
  }

  private static int limited(long width) {
    if (width > WIDEST || width < -WIDEST) {
      throw new BadArgument("A width of %d is more than %d.".formatted(width, WIDEST));
    }
    return (int) width;
  }

  private String next(char verb, Spec spec) {
    if (used >= values.size()) {
      return "%!" + verb + "(MISSING)";
    }
    Datum value = values.get(used++);
    return padded(one(verb, spec, value), spec, value);
  }

  private static String padded(String text, Spec spec, Datum value) {
    int missing = spec.width() - text.codePointCount(0, text.length());
    if (missing <= 0) {
      return text;
    }
    if (spec.has('-')) {
      return text + " ".repeat(missing);
    }
    boolean number = value instanceof Datum.Whole || value instanceof Datum.Fraction;
    if (!spec.has('0') || !number) {
      return (spec.has('0') ? "0" : " ").repeat(missing) + text;
    }
    int sign = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    return text.substring(0, sign) + "0".repeat(missing) + text.substring(sign);
  }

  private static String one(char verb, Spec spec, Datum value) {
    if (verb == 'T') {
      return Kinds.type(value);
    }
    if (verb == 'v' || value instanceof Datum.Unknown) {
      return value(spec, value);
    }
    String bad = "%!" + verb + "(" + described(value) + ")";
    return switch (value) {
      case Datum.Text text -> text(verb, spec, text.value(), bad);
      case Datum.Whole whole -> whole(verb, spec, whole.value(), bad);
      case Datum.Fraction fraction -> fraction(verb, spec, fraction.value(), bad);
      case Datum.Truth truth -> verb == 't' ? Boolean.toString(truth.value()) : bad;
      case Datum.Items items -> items(verb, spec, items);
      case Datum.Nil _, Datum.Dict _, Datum.Native _, Datum.Unknown _ -> bad;
    };
  }

  private static String value(Spec spec, Datum value) {
    if (value instanceof Datum.Text text && spec.has('#')) {
      return Quoting.quote(text.value());
    }
    String text = Printing.text(value);
    return value instanceof Datum.Whole whole ? signed(spec, whole.value() >= 0, text) : text;
  }

  private static String items(char verb, Spec spec, Datum.Items items) {
    StringBuilder out = new StringBuilder("[");
    for (Datum item : items.items()) {
      out.append(out.length() > 1 ? " " : "").append(one(verb, spec, item));
    }
    return out.append(']').toString();
  }

  private static String text(char verb, Spec spec, String text, String bad) {
    String cut =
        spec.precision() >= 0 && spec.precision() < text.codePointCount(0, text.length())
            ? text.substring(0, text.offsetByCodePoints(0, spec.precision()))
            : text;
    return switch (verb) {
      case 's' -> cut;
      case 'q' -> spec.has('#') && !cut.contains("`") ? "`" + cut + "`" : Quoting.quote(cut);
      case 'x' -> HexFormat.of().formatHex(cut.getBytes(StandardCharsets.UTF_8));
      case 'X' -> HexFormat.of().withUpperCase().formatHex(cut.getBytes(StandardCharsets.UTF_8));
      default -> bad;
    };
  }

  private static String whole(char verb, Spec spec, long value, String bad) {
    String sharp = spec.has('#') ? "0" : "";
    return switch (verb) {
      case 'd' -> signed(spec, value >= 0, digits(spec, Long.toString(value)));
      case 'x' -> (sharp.isEmpty() ? "" : "0x") + Long.toString(value, 16);
      case 'X' -> (sharp.isEmpty() ? "" : "0X") + Long.toString(value, 16).toUpperCase(Locale.ROOT);
      case 'o' -> sharp + Long.toString(value, 8);
      case 'b' -> Long.toString(value, 2);
      case 'c' -> Character.toString((int) value);
      case 'q' -> "'" + Character.toString((int) value) + "'";
      case 'U' -> "U+%04X".formatted(value);
      default -> bad;
    };
  }

  /** A whole number's precision is its least count of digits. */
  private static String digits(Spec spec, String digits) {
    int sign = digits.startsWith("-") ? 1 : 0;
    int missing = spec.precision() - (digits.length() - sign);
    return missing <= 0
        ? digits
        : digits.substring(0, sign) + "0".repeat(missing) + digits.substring(sign);
  }

  private static String signed(Spec spec, boolean positive, String text) {
    if (!positive) {
      return text;
    }
    return spec.has('+') ? "+" + text : spec.has(' ') ? " " + text : text;
  }

  private static String fraction(char verb, Spec spec, double value, String bad) {
    int precision = spec.precision() < 0 ? 6 : spec.precision();
    String text =
        switch (verb) {
          case 'f', 'F' ->
              new BigDecimal(value).setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
          case 'e' -> scientific(value, precision);
          case 'E' -> scientific(value, precision).toUpperCase(Locale.ROOT);
          case 'g' -> general(spec, value);
          case 'G' -> general(spec, value).toUpperCase(Locale.ROOT);
          default -> bad;
        };
    return text.equals(bad) ? bad : signed(spec, value >= 0, text);
  }

  private static String general(Spec spec, double value) {
    return spec.precision() < 0 ? GoNumber.shortest(value) : rounded(value, spec.precision());
  }

  private static String scientific(double value, int precision) {
    return ("%." + precision + "e").formatted(value);
  }

  private static String rounded(double value, int precision) {
    MathContext digits = new MathContext(Math.max(1, precision), RoundingMode.HALF_EVEN);
    return GoNumber.shortest(new BigDecimal(value).round(digits).doubleValue());
  }
}
