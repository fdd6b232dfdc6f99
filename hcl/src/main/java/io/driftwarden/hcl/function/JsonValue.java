package io.driftwarden.hcl.function;

import io.driftwarden.hcl.value.Numbers;
import io.driftwarden.hcl.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Reads JSON (RFC 8259) for {@code jsondecode}; the core has no JSON library. */
final class JsonValue {
  private static final int DEEPEST = 250;
  private static final String VALUE = "looking for beginning of value";

  private final String text;
  private int at;

  private JsonValue(String text) {
    this.text = text;
  }

  static Value of(String text) throws FunctionException {
    JsonValue reader = new JsonValue(text);
    Value value = reader.value(0);
    reader.space();
    if (reader.at < text.length()) {
      throw new FunctionException("extraneous data after JSON object");
    }
    return value;
  }

  /** Returns what comes back of a value that was encoded: lists are tuples, maps objects. */
  static Value decoded(Value value) {
    return switch (value) {
      case Value.Items items ->
          new Value.Items(
              Value.Items.Kind.TUPLE,
              items.items().stream().map(JsonValue::decoded).toList(),
              items.mark());
      case Value.Fields fields -> {
        SequencedMap<String, Value> decoded = new LinkedHashMap<>(fields.fields());
        decoded.replaceAll((_, item) -> decoded(item));
        yield new Value.Fields(decoded, fields.otherwise(), fields.mark());
      }
      case Value.Null(var _, Value.Mark mark) -> new Value.Null(mark);
      case Value.Bool _,
          Value.Num _,
          Value.Text _,
          Value.PartlyText _,
          Value.PartlyJson _,
          Value.Unknown _ ->
          value;
    };
  }

  private FunctionException broken(String where) {
    if (at >= text.length()) {
      return new FunctionException(where.startsWith("in ") ? "unexpected EOF" : "EOF");
    }
    String character = Character.toString(text.codePointAt(at));
    return new FunctionException("invalid character '%s' %s".formatted(character, where));
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean take(char c) {
    space();
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private Value value(int depth) throws FunctionException {
    space();
    if (depth > DEEPEST) {
      throw new FunctionException("exceeded max depth");
    }
    if (at >= text.length()) {
      throw broken(VALUE);
    }
    return switch (text.charAt(at)) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> Value.text(string());
      case 't' -> word("true", Value.bool(true));
      case 'f' -> word("false", Value.bool(false));
      case 'n' -> word("null", new Value.Null(Value.Mark.NONE));
      default -> number();
    };
  }

  private Value word(String word, Value value) throws FunctionException {
    for (int i = 0; i < word.length(); i++, at++) {
      if (at >= text.length() || text.charAt(at) != word.charAt(i)) {
        throw broken("in literal %s (expecting '%s')".formatted(word, word.charAt(i)));
      }
    }
    return value;
  }

  private Value number() throws FunctionException {
    int end = at;
    while (end < text.length() && "+-.eE0123456789".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    if (text.startsWith("0", at) && end > at + 1 && Character.isDigit(text.charAt(at + 1))) {
      end = at + 1; // What follows a zero is no part of the number.
    }
    String digits = text.substring(at, end);
    if (end - at > 400 || !digits.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,4})?")) {
      throw broken(VALUE);
    }
    at = end;
    return new Value.Num(Numbers.round(new BigDecimal(digits), Numbers.WRITTEN), Value.Mark.NONE);
  }

  private Value array(int depth) throws FunctionException {
    at++;
    List<Value> items = new ArrayList<>();
    if (take(']')) {
      return Value.tuple(items);
    }
    do {
      items.add(value(depth + 1));
    } while (take(','));
    if (!take(']')) {
      throw broken("after array element");
    }
    return Value.tuple(items);
  }

  private Value object(int depth) throws FunctionException {
    at++;
    SequencedMap<String, Value> fields = new LinkedHashMap<>();
    if (!take('}')) {
      do {
        space();
        if (at >= text.length() || text.charAt(at) != '"') {
          throw broken("looking for beginning of object key string");
        }
        String key = string();
        if (!take(':')) {
          throw broken("after object key");
        }
        fields.put(key, value(depth + 1));
      } while (take(','));
      if (!take('}')) {
        throw broken("after object key:value pair");
      }
    }
    return Value.Fields.of(fields, Value.Mark.NONE);
  }

  private String string() throws FunctionException {
    at++;
    StringBuilder out = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) < 0x20) {
        throw broken("in string literal");
      }
      char c = text.charAt(at++);
      out.append(c == '\\' ? escape() : c);
    }
    at++;
    if (at > text.length()) {
      throw broken("in string escape code");
    }
    return out.toString();
  }

  private char escape() throws FunctionException {
    if (at >= text.length()) {
      throw broken("in string escape code");
    }
    char c = text.charAt(at++);
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        String digits = text.substring(at, Math.min(at + 4, text.length()));
        if (!digits.matches("[0-9a-fA-F]{4}")) {
          throw broken("in string escape code");
        }
        at += 4;
        yield (char) Integer.parseInt(digits, 16);
      }
      default -> throw broken("in string escape code");
    };
  }
}
