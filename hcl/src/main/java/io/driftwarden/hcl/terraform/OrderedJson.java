package io.driftwarden.hcl.terraform;

import io.driftwarden.hcl.function.FunctionException;
import io.driftwarden.hcl.function.Functions;
import io.driftwarden.hcl.value.Value;
import java.util.List;
import java.util.Map;

/** Values as JSON text with the fields in their own order, as Go writes a structure. */
final class OrderedJson {
  private final Planning planning;
  private final boolean indented;
  private final StringBuilder out = new StringBuilder();

  OrderedJson(Planning planning, boolean indented) {
    this.planning = planning;
    this.indented = indented;
  }

  /** Returns the text of a wholly known value. */
  String of(Value value) {
    write(value, 1);
    return out.toString();
  }

  private void write(Value value, int depth) {
    switch (value) {
      case Value.Fields fields when !fields.fields().isEmpty() -> {
        String before = "{";
        for (Map.Entry<String, Value> field : fields.fields().entrySet()) {
          out.append(before);
          line(depth);
          out.append(encoded(Value.text(field.getKey()))).append(indented ? ": " : ":");
          write(field.getValue(), depth + 1);
          before = ",";
        }
        line(depth - 1);
        out.append('}');
      }
      case Value.Items items when !items.items().isEmpty() -> {
        String before = "[";
        for (Value item : items.items()) {
          out.append(before);
          line(depth);
          write(item, depth + 1);
          before = ",";
        }
        line(depth - 1);
        out.append(']');
      }
      default -> out.append(encoded(value));
    }
  }

  private void line(int depth) {
    if (indented) {
      out.append('\n').repeat("  ", depth);
    }
  }

  private String encoded(Value value) {
    try {
      Value text = Functions.call("jsonencode", List.of(value), planning);
      return text instanceof Value.Text known ? known.value() : "null";
    } catch (FunctionException e) {
      throw new IllegalStateException("texts have a form in JSON", e);
    }
  }
}
