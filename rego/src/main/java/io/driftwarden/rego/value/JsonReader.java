package io.driftwarden.rego.value;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads JSON text (RFC 8259) exactly: numbers keep their digits, of equal keys the last wins, and
 * nothing may follow.
 */
public final class JsonReader {
  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  /** Says that a text is not JSON. */
  public static final class NotJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    NotJsonException(String message, int offset) {
      super(message + " at character " + (offset + 1), null, false, false);
    }
  }

  /**
   * Returns the value of a JSON text.
   *
   * @throws NotJsonException saying what is wrong and at which character
   */
  public static Value read(String text) throws NotJsonException {
    JsonReader reader = new JsonReader(text);
    Value value = reader.value(0);
    reader.space();
    if (reader.at < text.length()) {
      throw reader.wrong("unexpected text after the value");
    }
    return value;
  }

  private NotJsonException wrong(String message) {
    return new NotJsonException(message, at);
  }

  private void space() {
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  private char peek() throws NotJsonException {
    if (at >= text.length()) {
      throw wrong("unexpected end");
    }
    return text.charAt(at);
  }

  private boolean take(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private Value value(int depth) throws NotJsonException {
    if (depth >= Value.DEEPEST) {
      throw wrong("nested too deep");
    }
    space();
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> new StringValue(string());
      case 't' -> word("true", BooleanValue.TRUE);
      case 'f' -> word("false", BooleanValue.FALSE);
      case 'n' -> word("null", NullValue.NULL);
      default -> number();
    };
  }

  private Value word(String word, Value value) throws NotJsonException {
    if (!text.startsWith(word, at)) {
      throw wrong("unexpected character");
    }
    at += word.length();
    return value;
  }

  private Value array(int depth) throws NotJsonException {
    at++;
    List<Value> elements = new ArrayList<>();
    space();
    if (take(']')) {
      return ArrayValue.EMPTY;
    }
    do {
      elements.add(value(depth + 1));
      space();
    } while (take(','));
    expect(']');
    return ArrayValue.of(elements);
  }

  private Value object(int depth) throws NotJsonException {
    at++;
    ObjectValue.Builder entries = new ObjectValue.Builder(8);
    space();
    if (take('}')) {
      return ObjectValue.EMPTY;
    }
    do {
      space();
      if (peek() != '"') {
        throw wrong("a key must be a string");
      }
      Value key = StringValue.shared(string());
      space();
      expect(':');
      entries.put(key, value(depth + 1));
      space();
    } while (take(','));
    expect('}');
    return entries.build();
  }

  private void expect(char c) throws NotJsonException {
    if (!take(c)) {
      throw wrong("expected '" + c + "'");
    }
  }

  private Value number() throws NotJsonException {
    int start = at;
    int small = smallNumber();
    if (small >= 0) {
      return NumberValue.of(small);
    }
    at = start;
    take('-');
    if (!take('0')) {
      digits();
    }
    if (take('.')) {
      digits();
    }
    if (take('e') || take('E')) {
      if (!take('+')) {
        take('-');
      }
      digits();
    }
    return NumberValue.parse(text.substring(start, at))
        .orElseThrow(() -> new NotJsonException("number is too large", start));
  }

  /** Reads a whole number of at most nine digits that is written in no other way, else -1. */
  private int smallNumber() {
    int start = at;
    int number = 0;
    while (at < text.length() && at - start < 9 && isDigit(text.charAt(at))) {
      number = number * 10 + text.charAt(at) - '0';
      at++;
    }
    boolean zeroFirst = at > start + 1 && text.charAt(start) == '0';
    boolean more =
        at < text.length() && (isDigit(text.charAt(at)) || ".eE".indexOf(text.charAt(at)) >= 0);
    return at == start || zeroFirst || more ? -1 : number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void digits() throws NotJsonException {
    int start = at;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw wrong("unexpected character");
    }
  }

  private String string() throws NotJsonException {
    int start = ++at;
    while (true) {
      char c = peek();
      if (c == '"') {
        return text.substring(start, at++);
      }
      if (c == '\\') {
        return stringFrom(start);
      }
      requirePrintable(c);
      at++;
    }
  }

  private void requirePrintable(char c) throws NotJsonException {
    if (c < 0x20) {
      throw wrong("control character in a string");
    }
  }

  /** Reads on in a string that has an escape here. */
  private String stringFrom(int start) throws NotJsonException {
    StringBuilder out = new StringBuilder(text.substring(start, at));
    while (true) {
      char c = peek();
      requirePrintable(c);
      at++;
      if (c == '"') {
        return out.toString();
      }
      out.append(c == '\\' ? escaped() : c);
    }
  }

  private char escaped() throws NotJsonException {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> unicode();
      default -> throw wrong("unknown escape");
    };
  }

  private char unicode() throws NotJsonException {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0) {
        throw wrong("unknown escape");
      }
      code = code * 16 + digit;
      at++;
    }
    return (char) code;
  }
}
