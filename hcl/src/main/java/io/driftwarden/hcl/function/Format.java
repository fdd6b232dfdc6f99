package io.driftwarden.hcl.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.hcl.value.Value;
import java.util.ArrayList;
import java.util.List;

/** A format string, gone through once: {@code %[flags][width][.precision][[argument]]verb}. */
final class Format {
  private final String format;
  private final List<Value> arguments;
  private final List<Value> pieces = new ArrayList<>();
  private int at;
  private int next = 1;
  private int highest;

  Format(String format, List<Value> arguments) {
    this.format = format;
    this.arguments = arguments;
  }

  /** Returns the pieces of the text, each known. */
  List<Value> pieces() throws FunctionException {
    while (at < format.length()) {
      int percent = format.indexOf('%', at);
      literal(percent < 0 ? format.length() : percent);
      if (percent >= 0) {
        verb();
      }
    }
    if (highest < arguments.size()) {
      throw new FunctionException(
          highest + 1,
          highest == 0
              ? "too many arguments; no verbs in format string"
              : "too many arguments; only %d used by format string".formatted(highest));
    }
    return pieces;
  }

  /**
   * Returns the pieces behind an offset as far as they are known; what is wrong with the rest is
   * found only when all is.
   */
  List<Value> known(int from) {
    at = from;
    try {
      return pieces();
    } catch (FunctionException e) {
      pieces.add(new Value.Unknown("not all of it is known", Value.Mark.NONE));
      return pieces;
    }
  }

  private void literal(int end) {
    if (end > at) {
      pieces.add(Value.text(format.substring(at, end)));
      at = end;
    }
  }

  private void verb() throws FunctionException {
    int start = at++;
    if (format.startsWith("%", at)) {
      pieces.add(Value.text("%"));
      at++;
      return;
    }
    String flags = flags();
    int width = width();
    int precision = precision();
    int argument = argument();
    char letter = letter();
    Verb verb =
        new Verb(
            format.substring(start, at),
            byteOffset(start),
            letter,
            flags,
            new Verb.Size(width, precision));
    highest = Math.max(highest, argument);
    next = argument + 1;
    pieces.add(verb.apply(argument, arguments));
  }

  private String flags() {
    int from = at;
    while (at < format.length() && "0#-+ ".indexOf(format.charAt(at)) >= 0) {
      at++;
    }
    return format.substring(from, at);
  }

  private int width() {
    return isDigit() ? digits() : -1;
  }

  private int precision() {
    if (!format.startsWith(".", at)) {
      return -1;
    }
    at++;
    return isDigit() ? digits() : 0;
  }

  private int argument() throws FunctionException {
    if (!format.startsWith("[", at)) {
      return next;
    }
    at++;
    if (!isDigit() || format.charAt(at) == '0') {
      throw unrecognized();
    }
    int number = digits();
    if (!format.startsWith("]", at)) {
      throw unrecognized();
    }
    at++;
    return number;
  }

  private char letter() throws FunctionException {
    char letter = at < format.length() ? format.charAt(at) : 0;
    if ((letter < 'a' || letter > 'z') && (letter < 'A' || letter > 'Z')) {
      throw unrecognized();
    }
    at++;
    return letter;
  }

  private boolean isDigit() {
    return at < format.length() && format.charAt(at) >= '0' && format.charAt(at) <= '9';
  }

  private int digits() {
    long number = 0;
    while (isDigit()) {
      number = Math.min(Integer.MAX_VALUE / 2, number * 10 + format.charAt(at++) - '0');
    }
    return (int) number;
  }

  private int byteOffset(int index) {
    return format.substring(0, index).getBytes(UTF_8).length;
  }

  private FunctionException unrecognized() {
    return at >= format.length()
        ? new FunctionException(
            "invalid format string starting at offset %d".formatted(byteOffset(at)))
        : new FunctionException(
            "unrecognized format character '%s' at offset %d"
                .formatted(Character.toString(format.codePointAt(at)), byteOffset(at)));
  }
}
