package io.driftwarden.rego.builtin;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** {@code sprintf} with the verbs of Go's fmt package. */
final class Sprintf {
  private static final int WIDEST = 10_000;

  private final StringBuilder out = new StringBuilder();
  private final String format;
  private final ArrayValue arguments;
  private int at;
  private int next;
  private boolean reordered;

  private Sprintf(String format, ArrayValue arguments) {
    this.format = format;
    this.arguments = arguments;
  }

  static Value call(Environment env, Operands in) {
    return new StringValue(format(env, in.text(0), in.array(1)));
  }

  static String format(Environment env, String format, ArrayValue arguments) {
    Sprintf sprintf = new Sprintf(format, arguments);
    sprintf.run(env);
    return sprintf.out.toString();
  }

  private void run(Environment env) {
    while (at < format.length()) {
      char c = format.charAt(at++);
      if (c == '%') {
        int before = out.length();
        directive();
        env.charge(out.length() - before);
      } else {
        out.append(c);
      }
    }
    if (!reordered && next < arguments.size()) {
      extra();
    }
  }

  private void extra() {
    out.append("%!(EXTRA ");
    for (int i = next; i < arguments.size(); i++) {
      out.append(i > next ? ", " : "").append(typed(new GoFormat.Spec(), arguments.get(i)));
    }
    out.append(')');
  }

  /** {@code %[flags][width][.precision][index]verb}. */
  private void directive() {
    GoFormat.Spec spec = new GoFormat.Spec();
    while (at < format.length() && "+-# 0".indexOf(format.charAt(at)) >= 0) {
      spec.flag(format.charAt(at++));
    }
    index();
    spec.width = number();
    if (at < format.length() && format.charAt(at) == '.') {
      at++;
      index();
      spec.precision = Math.max(0, number());
    }
    index();
    if (at >= format.length()) {
      out.append("%!(NOVERB)");
      return;
    }
    int verb = format.codePointAt(at);
    at += Character.charCount(verb);
    if (verb == '%') {
      out.append('%');
    } else if (next >= arguments.size()) {
      out.append("%!").appendCodePoint(verb).append("(MISSING)");
    } else {
      argument(verb, spec, arguments.get(next++));
    }
  }

  private void index() {
    if (at < format.length() && format.charAt(at) == '[') {
      int close = format.indexOf(']', at);
      String digits = close < 0 ? "" : format.substring(at + 1, close);
      if (digits.matches("[0-9]{1,6}")) {
        next = Math.max(0, Integer.parseInt(digits) - 1);
        reordered = true;
        at = close + 1;
      }
    }
  }

  /** Returns a width or precision, -1 where there is none. */
  private int number() {
    if (at < format.length() && format.charAt(at) == '*') {
      at++;
      Value value = next < arguments.size() ? arguments.get(next++) : null;
      int given = value instanceof NumberValue number ? number.asInt().orElse(0) : 0;
      return Math.min(WIDEST, Math.max(0, given));
    }
    int start = at;
    int number = 0;
    while (at < format.length() && Character.isDigit(format.charAt(at))) {
      number = Math.min(WIDEST, number * 10 + (format.charAt(at++) - '0'));
    }
    return at > start ? number : -1;
  }

  private void argument(int verb, GoFormat.Spec spec, Value value) {
    if (verb == 'T') {
      out.append(spec.pad(typeName(value)));
      return;
    }
    if (verb == 'v') {
      spec.withoutSign();
    }
    String text = formatted(verb, spec, value);
    out.append(text == null ? wrongVerb(verb, spec, value) : text);
  }

  /** Returns a value as a verb has it, null where the value's type doesn't have the verb. */
  private static @Nullable String formatted(int verb, GoFormat.Spec spec, Value value) {
    return switch (value) {
      case NumberValue number when isTooLarge(number) -> spec.string(verb, number.text());
      case NumberValue number when isFraction(number) ->
          spec.fraction(verb, number.value().doubleValue());
      case NumberValue number -> spec.integer(verb, number.value().toBigInteger());
      case StringValue string -> spec.string(verb, string.text());
      default -> spec.string(verb, value.toRego());
    };
  }

  private static boolean isFraction(NumberValue number) {
    String text = number.text();
    return text.indexOf('.') >= 0 || text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
  }

  private static boolean isTooLarge(NumberValue number) {
    return isFraction(number) && Double.isInfinite(number.value().doubleValue());
  }

  private static String wrongVerb(int verb, GoFormat.Spec spec, Value value) {
    return "%!" + Character.toString(verb) + "(" + typed(spec, value) + ")";
  }

  private static String typed(GoFormat.Spec spec, Value value) {
    return typeName(value) + "=" + formatted('v', spec, value);
  }

  private static String typeName(Value value) {
    if (!(value instanceof NumberValue number)) {
      return "string";
    }
    @Nullable BigInteger integer = number.integer().orElse(null);
    if (isFraction(number)) {
      return "float64";
    }
    return integer != null && integer.bitLength() > 63 ? "*big.Int" : "int64";
  }
}
