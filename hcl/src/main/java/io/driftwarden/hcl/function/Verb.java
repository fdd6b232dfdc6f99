package io.driftwarden.hcl.function;

import io.driftwarden.hcl.value.Conversion;
import io.driftwarden.hcl.value.Conversion.Misfit;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/**
 * One verb of a format.
 *
 * @param raw as it is written
 * @param offset where, in bytes
 */
record Verb(String raw, int offset, char letter, String flags, Size size) {
  /** How wide and how precise, each below 0 where that isn't said. */
  record Size(int width, int precision) {}

  /** Returns what it makes of one of the arguments, which count from 1. */
  Value apply(int number, List<Value> arguments) throws FunctionException {
    if (number > arguments.size()) {
      throw new FunctionException(
          "not enough arguments for %s at %d: need index %d but have %d total"
              .formatted(GoText.quote(raw), offset, number, arguments.size()));
    }
    Value value = arguments.get(number - 1);
    if (value.unknownReason().isPresent()) {
      return value instanceof Value.PartlyText && raw.equals("%s")
          ? value
          : new Value.Unknown(value.unknownReason().get(), Value.Mark.NONE);
    }
    if (letter != 'v' && value instanceof Value.Null) {
      throw unsupported("null value cannot be formatted");
    }
    return Value.text(text(value));
  }

  private FunctionException unsupported(String why) {
    return new FunctionException(
        "unsupported value for %s at %d: %s".formatted(GoText.quote(raw), offset, why));
  }

  private String text(Value value) throws FunctionException {
    return switch (letter) {
      case 'v' -> padded(any(value));
      case 't' ->
          converted(Type.Primitive.BOOL, value) instanceof Value.Bool b && b.value()
              ? "true"
              : "false";
      case 's' -> padded(cut(string(value)));
      case 'q' -> padded(JsonText.quote(cut(string(value))));
      case 'b' -> whole(value, 2);
      case 'd' -> whole(value, 10);
      case 'o' -> whole(value, 8);
      case 'x' -> whole(value, 16);
      case 'X' -> whole(value, 16).toUpperCase(Locale.ROOT);
      case 'e', 'E', 'f', 'g', 'G' -> fraction(number(value));
      default ->
          throw new FunctionException(
              "unsupported format verb '%s' in %s at offset %d"
                  .formatted(letter, GoText.quote(raw), offset));
    };
  }

  private Value converted(Type type, Value value) throws FunctionException {
    try {
      return Conversion.to(type, value);
    } catch (Misfit e) {
      throw unsupported(e.reason());
    }
  }

  private String string(Value value) throws FunctionException {
    return converted(Type.Primitive.STRING, value) instanceof Value.Text(String text, var _)
        ? text
        : "";
  }

  private Value.Num number(Value value) throws FunctionException {
    return (Value.Num) converted(Type.Primitive.NUMBER, value);
  }

  private String any(Value value) throws FunctionException {
    boolean json = flags.contains("#");
    return switch (value) {
      case Value.Text(String text, var _) when !json -> text;
      case Value.Num number when !json -> Fraction.general(number.value(), -1, 'e');
      case Value.Null _,
          Value.Bool _,
          Value.Num _,
          Value.Text _,
          Value.Items _,
          Value.Fields _,
          Value.PartlyText _,
          Value.PartlyJson _,
          Value.Unknown _ ->
          JsonText.of(value);
    };
  }

  private String cut(String text) {
    List<String> letters = size.precision() > 0 ? Letters.clusters(text) : List.of();
    return letters.size() > size.precision() && size.precision() > 0
        ? String.join("", letters.subList(0, size.precision()))
        : text;
  }

  private String padded(String text) throws FunctionException {
    int missing = size.width() - Letters.count(text);
    if (missing <= 0) {
      return text;
    }
    String by = flags.contains("0") && !flags.contains("-") ? "0" : " ";
    BoundedText out = new BoundedText();
    return flags.contains("-")
        ? out.append(text).repeat(" ", missing).toString()
        : out.repeat(by, missing).append(text).toString();
  }

  private String whole(Value value, int base) throws FunctionException {
    BigDecimal number = number(value).exactly();
    if (number.stripTrailingZeros().scale() > 0) {
      throw unsupported("an integer is required");
    }
    BigInteger whole = number.toBigIntegerExact();
    String digits = whole.abs().toString(base);
    BoundedText precise = new BoundedText();
    precise.repeat("0", (long) size.precision() - digits.length());
    boolean none = size.precision() == 0 && whole.signum() == 0;
    String prefix = flags.contains("#") ? prefix(base) : "";
    return numeric(
        sign(whole.signum() < 0) + prefix,
        none ? "" : precise.append(digits).toString(),
        size.precision() < 0);
  }

  private static String prefix(int base) {
    return switch (base) {
      case 2 -> "0b";
      case 8 -> "0";
      case 16 -> "0x";
      default -> "";
    };
  }

  private String fraction(Value.Num number) throws FunctionException {
    BigDecimal exact = number.exactly();
    BigDecimal size = exact.abs();
    int precision = size().precision();
    String digits =
        switch (letter) {
          case 'f' -> Fraction.fixed(size, precision < 0 ? 6 : precision);
          case 'e', 'E' -> Fraction.scientific(size, precision < 0 ? 6 : precision, letter);
          default ->
              Fraction.general(
                  precision < 0 ? number.value().abs() : size,
                  precision,
                  letter == 'G' ? 'E' : 'e');
        };
    return numeric(sign(exact.signum() < 0), digits, true);
  }

  private String sign(boolean negative) {
    return negative ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
  }

  private String numeric(String before, String digits, boolean zeros) throws FunctionException {
    long missing = (long) size.width() - before.length() - digits.length();
    BoundedText out = new BoundedText();
    if (flags.contains("-")) {
      return out.append(before).append(digits).repeat(" ", missing).toString();
    }
    return flags.contains("0") && zeros
        ? out.append(before).repeat("0", missing).append(digits).toString()
        : out.repeat(" ", missing).append(before).append(digits).toString();
  }
}
