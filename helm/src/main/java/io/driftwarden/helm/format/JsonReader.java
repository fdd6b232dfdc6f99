package io.driftwarden.helm.format;

import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.UnknownMark;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads JSON (RFC 8259), and says what is wrong with it in the words of Go's reader. */
public final class JsonReader {
  private static final int DEEPEST = 200;
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][-+]?[0-9]++)?");

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  /**
   * Returns the value that a text spells.
   *
   * @throws BadArgument if it spells none
   */
  public static Datum read(String text) {
    JsonReader reader = new JsonReader(text);
    reader.space();
    Datum value = reader.value("looking for beginning of value", 0);
    reader.space();
    if (reader.at < text.length()) {
      throw reader.invalid("after top-level value");
    }
    return value;
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private Datum value(String where, int depth) {
    if (depth > DEEPEST) {
      throw new BadArgument("JSON is nested too deep", "It has more than 200 levels.");
    }
    return switch (peek()) {
      case '{' -> mapping(depth);
      case '[' -> items(depth);
      case '"' -> UnknownMark.read(string());
      case 't' -> word("true", Datum.TRUE);
      case 'f' -> word("false", Datum.FALSE);
      case 'n' -> word("null", Datum.NIL);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> throw invalid(where);
    };
  }

  private char peek() {
    if (at >= text.length()) {
      throw new BadArgument("unexpected end of JSON input");
    }
    return text.charAt(at);
  }

  /** Returns what comes next; inside of a word or number, the end counts as a space. */
  private char inside() {
    return at < text.length() ? text.charAt(at) : ' ';
  }

  private Datum word(String word, Datum value) {
    for (int i = 0; i < word.length(); i++) {
      if (inside() != word.charAt(i)) {
        throw invalid("in literal %s (expecting '%s')".formatted(word, word.charAt(i)));
      }
      at++;
    }
    return value;
  }

  private Datum number() {
    Matcher number = NUMBER.matcher(text);
    if (!number.find(at) || number.start() != at) {
      at++;
      throw invalid("in numeric literal");
    }
    at = number.end();
    if (at < text.length() && isNumberOpen(number.group())) {
      throw unfinishedNumber();
    }
    double value = Double.parseDouble(number.group());
    if (Double.isInfinite(value)) {
      throw new BadArgument(
          "json: cannot unmarshal number %s into Go value of type float64"
              .formatted(number.group()));
    }
    return Datum.of(value);
  }

  private boolean isNumberOpen(String number) {
    char next = text.charAt(at);
    boolean fraction = number.contains(".") || number.contains("e") || number.contains("E");
    return (next == '.' && !fraction)
        || ((next == 'e' || next == 'E') && !number.matches(".*[eE].*"));
  }

  private BadArgument unfinishedNumber() {
    boolean point = text.charAt(at) == '.';
    at++;
    at += !point && "+-".indexOf(inside()) >= 0 ? 1 : 0;
    return invalid(
        point ? "after decimal point in numeric literal" : "in exponent of numeric literal");
  }

  private Datum items(int depth) {
    at++;
    List<Datum> items = new ArrayList<>();
    space();
    if (peek() == ']') {
      at++;
      return Datum.of(items);
    }
    while (true) {
      space();
      items.add(value("looking for beginning of value", depth + 1));
      space();
      if (ends(']', "after array element")) {
        return Datum.of(items);
      }
    }
  }

  /** Passes over what divides two parts, or reports that it was the last. */
  private boolean ends(char close, String otherwise) {
    char next = peek();
    if (next != close && next != ',') {
      throw invalid(otherwise);
    }
    at++;
    return next == close;
  }

  private Datum mapping(int depth) {
    at++;
    Datum.Dict dict = new Datum.Dict();
    space();
    if (peek() == '}') {
      at++;
      return dict;
    }
    while (true) {
      space();
      if (peek() != '"') {
        throw invalid("looking for beginning of object key string");
      }
      String key = string();
      space();
      if (peek() != ':') {
        throw invalid("after object key");
      }
      at++;
      space();
      dict.put(key, value("looking for beginning of value", depth + 1));
      space();
      if (ends('}', "after object key:value pair")) {
        return dict;
      }
    }
  }

  private String string() {
    at++;
    StringBuilder out = new StringBuilder();
    while (peek() != '"') {
      char c = peek();
      if (c < ' ') {
        throw invalid("in string literal");
      }
      at++;
      if (c == '\\') {
        escape(out);
      } else {
        out.append(c);
      }
    }
    at++;
    return out.toString();
  }

  private void escape(StringBuilder out) {
    char c = inside();
    int simple = "bfnrt\"\\/".indexOf(c);
    if (simple >= 0) {
      out.append("\b\f\n\r\t\"\\/".charAt(simple));
      at++;
    } else if (c == 'u') {
      at++;
      out.append(code());
    } else {
      throw invalid("in string escape code");
    }
  }

  private char code() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(inside(), 16);
      if (digit < 0) {
        throw invalid("in \\u hexadecimal character escape");
      }
      value = value * 16 + digit;
      at++;
    }
    return (char) value;
  }

  private BadArgument invalid(String where) {
    char c = inside();
    String shown = c == '\'' ? "'\\''" : c == '"' ? "'\"'" : "'" + escaped(c) + "'";
    return new BadArgument("invalid character %s %s".formatted(shown, where));
  }

  private static String escaped(char c) {
    String quoted = Quoting.quote(String.valueOf(c));
    return quoted.substring(1, quoted.length() - 1);
  }
}
