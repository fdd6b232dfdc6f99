package io.driftwarden.rego.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes values as JSON text. */
public final class JsonWriter {
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder();
  private final String prefix;
  private final String indent;
  private final boolean pretty;
  private final boolean forPages;

  private JsonWriter(String prefix, String indent, boolean pretty, boolean forPages) {
    this.prefix = prefix;
    this.indent = indent;
    this.pretty = pretty;
    this.forPages = forPages;
  }

  static String compact(Value value) {
    return new JsonWriter("", "", false, false).text(value);
  }

  /** Returns JSON on one line that may stand in a page, as Go writes it: {@code <} is escaped. */
  public static String forPages(Value value) {
    return new JsonWriter("", "", false, true).text(value);
  }

  /** Returns such JSON on several lines, each begun by the prefix and its indents. */
  public static String forPages(Value value, String prefix, String indent) {
    return prefix + new JsonWriter(prefix, indent, true, true).text(value);
  }

  private String text(Value value) {
    write(value, 0);
    return out.toString();
  }

  private void write(Value value, int level) {
    switch (value) {
      case NullValue _ -> out.append("null");
      case BooleanValue bool -> out.append(bool.holds());
      case NumberValue number -> out.append(number.text());
      case StringValue string -> quote(string.text());
      case ArrayValue array -> list(array.elements(), level);
      case SetValue set -> list(set.sorted(), level);
      case ObjectValue object -> object(object, level);
    }
  }

  private void list(List<Value> elements, int level) {
    out.append('[');
    for (int i = 0; i < elements.size(); i++) {
      out.append(i > 0 ? "," : "");
      newLine(level + 1);
      write(elements.get(i), level + 1);
    }
    if (!elements.isEmpty()) {
      newLine(level);
    }
    out.append(']');
  }

  private void object(ObjectValue object, int level) {
    out.append('{');
    boolean first = true;
    for (Map.Entry<String, Value> entry : named(object).entrySet()) {
      out.append(first ? "" : ",");
      first = false;
      newLine(level + 1);
      quote(entry.getKey());
      out.append(pretty ? ": " : ":");
      write(entry.getValue(), level + 1);
    }
    if (!first) {
      newLine(level);
    }
    out.append('}');
  }

  /** Returns the entries by the texts of their keys; of two keys of one text the later counts. */
  private static Map<String, Value> named(ObjectValue object) {
    List<Value> keys = object.keys();
    boolean inOrder = keys.stream().allMatch(StringValue.class::isInstance);
    Map<String, Value> named =
        inOrder
            ? LinkedHashMap.newLinkedHashMap(keys.size())
            : new TreeMap<>(Ordering::byCodePoint);
    keys.forEach(key -> named.put(name(key), object.at(key)));
    return named;
  }

  private static String name(Value key) {
    return key instanceof StringValue(String name) ? name : forPages(key);
  }

  private void newLine(int level) {
    if (pretty) {
      out.append('\n').append(prefix).append(indent.repeat(level));
    }
  }

  private void quote(String text) {
    quote(text, forPages ? "<>&" : "", out);
  }

  static void quote(String text, StringBuilder out) {
    quote(text, "", out);
  }

  private static void quote(String text, String escaped, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> plainOrEscaped(c, escaped, out);
      }
    }
    out.append('"');
  }

  private static void plainOrEscaped(char c, String escaped, StringBuilder out) {
    if (c >= 0x20 && c != '\u2028' && c != '\u2029' && escaped.indexOf(c) < 0) {
      out.append(c);
    } else {
      out.append("\\u");
      for (int shift = 12; shift >= 0; shift -= 4) {
        out.append(HEX.charAt((c >> shift) & 0xF));
      }
    }
  }
}
