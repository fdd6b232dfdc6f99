package io.driftwarden.hcl.function;

import io.driftwarden.hcl.value.Comparison;
import io.driftwarden.hcl.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code format} and {@code formatlist}, with the verbs of go-cty's stdlib. */
final class Format {
  private static final Pattern VERB =
      Pattern.compile("%([-+# 0]*)(?:\\[(\\d{1,4})\\])?(\\d{1,4})?(?:\\.(\\d{1,3}))?([a-zA-Z%])");

  private Format() {}

  static Value of(Arguments a) throws FunctionException {
    if (a.value(0) instanceof Value.Unknown unknown) {
      return unknown;
    }
    return of(a.text(0), a.values().subList(1, a.size()));
  }

  private static Value of(String format, List<Value> arguments) throws FunctionException {
    List<Value> parts = new ArrayList<>();
    BoundedText size = new BoundedText();
    Matcher verb = VERB.matcher(format);
    int next = 0;
    int used = 0;
    int at = 0;
    while (at < format.length()) {
      int percent = format.indexOf('%', at);
      if (percent < 0) {
        break;
      }
      parts.add(Value.text(format.substring(at, percent)));
      if (!verb.find(percent) || verb.start() != percent) {
        throw new FunctionException("the format has a % that begins no verb");
      }
      at = verb.end();
      if (verb.group(5).equals("%")) {
        parts.add(Value.text("%"));
        continue;
      }
      int index = verb.group(2) != null ? Integer.parseInt(verb.group(2)) - 1 : next;
      if (index < 0 || index >= arguments.size()) {
        throw new FunctionException("there are not enough arguments for the format");
      }
      next = index + 1;
      used = Math.max(used, next);
      Value made = one(verb, arguments.get(index));
      size.append(made instanceof Value.Text text ? text.value() : "");
      parts.add(made);
    }
    if (used < arguments.size()) {
      throw new FunctionException("there are more arguments than the format uses");
    }
    parts.add(Value.text(format.substring(at)));
    return TextFunctions.concatenated(parts);
  }

  private static Value one(Matcher verb, Value value) throws FunctionException {
    if (value.unknownReason().isPresent()
        && !(value instanceof Value.PartlyText && verb.group().equals("%s"))) {
      return new Value.Unknown(value.unknownReason().get(), Value.Mark.NONE);
    }
    if (value instanceof Value.PartlyText) {
      return value;
    }
    String flags = verb.group(1);
    String text = text(verb, value);
    int width = verb.group(3) == null ? 0 : Integer.parseInt(verb.group(3));
    int missing = width - text.codePointCount(0, text.length());
    if (missing <= 0) {
      return Value.text(text);
    }
    if (flags.contains("-")) {
      return Value.text(text + " ".repeat(missing));
    }
    boolean zeros = flags.contains("0") && "bdoxXeEfFgG".contains(verb.group(5));
    boolean signed = zeros && !text.isEmpty() && "+-".indexOf(text.charAt(0)) >= 0;
    return Value.text(
        signed
            ? text.charAt(0) + "0".repeat(missing) + text.substring(1)
            : (zeros ? "0" : " ").repeat(missing) + text);
  }

  private static String text(Matcher verb, Value value) throws FunctionException {
    Arguments argument = new Arguments(List.of(value));
    return switch (verb.group(5)) {
      case "s" -> cut(argument.text(0), verb.group(4));
      case "q" -> JsonText.quote(argument.text(0));
      case "v" -> any(value, verb.group(1).contains("#"));
      case "t" -> Boolean.toString(argument.bool(0));
      case "d" -> signed(whole(argument).toString(), verb.group(1));
      case "b" -> signed(whole(argument).toString(2), verb.group(1));
      case "o" -> signed(whole(argument).toString(8), verb.group(1));
      case "x" -> signed(whole(argument).toString(16), verb.group(1));
      case "X" -> signed(whole(argument).toString(16).toUpperCase(Locale.ROOT), verb.group(1));
      case "f", "F" -> signed(fixed(argument.number(0), verb.group(4)), verb.group(1));
      case "e", "E" -> signed(exponent(argument.number(0), verb), verb.group(1));
      case "g" -> signed(general(argument.number(0), verb.group(4)), verb.group(1));
      case "G" ->
          signed(
              general(argument.number(0), verb.group(4)).toUpperCase(Locale.ROOT), verb.group(1));
      default -> throw new FunctionException("the verb %" + verb.group(5) + " is not known");
    };
  }

  private static String cut(String text, @Nullable String precision) {
    int most = precision == null ? Integer.MAX_VALUE : Integer.parseInt(precision);
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most));
  }

  private static String any(Value value, boolean json) throws FunctionException {
    return switch (value) {
      case Value.Text text when !json -> text.value();
      case Value.Num number when !json -> general(number.value(), null);
      case Value.Null _ when !json -> "null";
      default -> JsonText.of(value);
    };
  }

  private static BigInteger whole(Arguments argument) throws FunctionException {
    try {
      return argument.number(0).toBigIntegerExact();
    } catch (ArithmeticException e) {
      throw new FunctionException("a whole number is needed");
    }
  }

  private static String fixed(BigDecimal number, @Nullable String digits) {
    int scale = digits == null ? 6 : Integer.parseInt(digits);
    return number.setScale(scale, RoundingMode.HALF_EVEN).toPlainString();
  }

  private static String exponent(BigDecimal number, Matcher verb) {
    String digits = verb.group(4) == null ? "6" : verb.group(4);
    return String.format(Locale.ROOT, "%." + digits + verb.group(5), number.doubleValue());
  }

  /** Go's %g: with an exponent where that is below -4, or not below the precision. */
  private static String general(BigDecimal number, @Nullable String digits) {
    int precision = digits == null ? 0 : Math.max(1, Integer.parseInt(digits));
    BigDecimal plain = number.round(new MathContext(precision)).stripTrailingZeros();
    int exponent = plain.signum() == 0 ? 0 : plain.precision() - plain.scale() - 1;
    if (exponent >= -4 && exponent < (digits == null ? 6 : precision)) {
      return plain.toPlainString();
    }
    String all = plain.unscaledValue().abs().toString();
    String mantissa = all.length() == 1 ? all : all.charAt(0) + "." + all.substring(1);
    String size = (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    return (plain.signum() < 0 ? "-" : "") + mantissa + "e" + (exponent < 0 ? "-" : "+") + size;
  }

  private static String signed(String text, String flags) {
    boolean plus = flags.contains("+") && !text.startsWith("-");
    boolean space = flags.contains(" ") && !text.startsWith("-");
    return plus ? "+" + text : space ? " " + text : text;
  }

  /** Lists of one length give one text each; single values are repeated. */
  static Value list(Arguments a) throws FunctionException {
    int length = -1;
    for (int i = 1; i < a.size(); i++) {
      if (a.value(i) instanceof Value.Items items) {
        if (length >= 0 && length != items.items().size()) {
          throw new FunctionException("the lists are of different lengths");
        }
        length = items.items().size();
      }
    }
    List<Value> texts = new ArrayList<>();
    BoundedText size = new BoundedText();
    for (int row = 0; row < (length < 0 ? 1 : length); row++) {
      List<Value> arguments = new ArrayList<>();
      for (int i = 1; i < a.size(); i++) {
        arguments.add(
            a.value(i) instanceof Value.Items items ? items.items().get(row) : a.value(i));
      }
      Value made = of(a.text(0), arguments);
      size.append(made instanceof Value.Text text ? text.value() : "");
      texts.add(made);
    }
    return Value.list(texts);
  }

  /** Sorts as {@code sort} does. */
  static List<String> sorted(List<String> texts) {
    return texts.stream().sorted(Comparison::codePoints).toList();
  }
}
