package io.driftwarden.rego.yaml;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.SetValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.List;

/** Writes values as YAML: two spaces a level, keys in order, a set as a list. */
final class YamlWriter {
  private final StringBuilder out = new StringBuilder();

  private YamlWriter() {}

  static String write(Value value) {
    YamlWriter writer = new YamlWriter();
    writer.value(value, 0, Position.ROOT);
    return writer.out.toString();
  }

  /** Where a value begins. */
  private enum Position {
    ROOT,
    AFTER_KEY,
    AFTER_DASH
  }

  /** Writes a value and ends its line. */
  private void value(Value value, int indent, Position position) {
    switch (value) {
      case ArrayValue array when array.size() > 0 -> list(array.elements(), indent, position);
      case SetValue set when set.size() > 0 -> list(set.sorted(), indent, position);
      case ObjectValue object when object.size() > 0 -> object(object, indent, position);
      case StringValue(String text) -> {
        blank(position);
        YamlText.append(text, indent, out);
      }
      case SetValue _ -> line("[]", position);
      default -> line(value.toJson(), position);
    }
  }

  private void blank(Position position) {
    out.append(position == Position.AFTER_KEY ? " " : "");
  }

  private void line(String text, Position position) {
    blank(position);
    out.append(text).append('\n');
  }

  private void list(List<Value> elements, int indent, Position position) {
    boolean first = begin(position);
    for (Value element : elements) {
      out.append(first ? "" : " ".repeat(indent)).append("- ");
      first = false;
      value(element, indent + 2, Position.AFTER_DASH);
    }
  }

  private void object(ObjectValue object, int indent, Position position) {
    boolean first = begin(position);
    for (Value key : object.keys()) {
      out.append(first ? "" : " ".repeat(indent));
      first = false;
      YamlText.appendKey(key instanceof StringValue(String text) ? text : key.toJson(), out);
      out.append(':');
      value(object.at(key), indent + 2, Position.AFTER_KEY);
    }
  }

  /** Reports whether the first element stands on the line that is open. */
  private boolean begin(Position position) {
    out.append(position == Position.AFTER_KEY ? "\n" : "");
    return position == Position.AFTER_DASH;
  }
}
