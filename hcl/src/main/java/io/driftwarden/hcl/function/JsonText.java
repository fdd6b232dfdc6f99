package io.driftwarden.hcl.function;

import io.driftwarden.hcl.value.Comparison;
import io.driftwarden.hcl.value.Conversion;
import io.driftwarden.hcl.value.Value;
import java.util.Iterator;
import java.util.Map;

/** Values as JSON text, spelled as Go's encoder spells it: sorted keys, {@code <>&} escaped. */
final class JsonText {
  private static final int DEEPEST = 250;

  private JsonText() {}

  /** Returns the text of a wholly known value. */
  static String of(Value value) throws FunctionException {
    BoundedText out = new BoundedText();
    write(value, out, 0);
    return out.toString();
  }

  private static void write(Value value, BoundedText out, int depth) throws FunctionException {
    if (depth > DEEPEST) {
      throw new FunctionException("the value is nested too deeply");
    }
    switch (value) {
      case Value.Null _ -> out.append("null");
      case Value.Bool bool -> out.append(Boolean.toString(bool.value()));
      case Value.Num number -> out.append(Conversion.spell(number.value()));
      case Value.Text text -> out.append(quote(text.value()));
      case Value.Items items -> {
        out.append("[");
        for (int i = 0; i < items.items().size(); i++) {
          out.append(i > 0 ? "," : "");
          write(items.items().get(i), out, depth + 1);
        }
        out.append("]");
      }
      case Value.Fields fields -> {
        out.append("{");
        Iterator<Map.Entry<String, Value>> entries =
            Comparison.sorted(fields).entrySet().iterator();
        while (entries.hasNext()) {
          Map.Entry<String, Value> entry = entries.next();
          out.append(quote(entry.getKey())).append(":");
          write(entry.getValue(), out, depth + 1);
          out.append(entries.hasNext() ? "," : "");
        }
        out.append("}");
      }
      case Value.PartlyText _, Value.PartlyJson _, Value.Unknown _ ->
          throw new IllegalArgumentException("the value is not wholly known");
    }
  }

  static String quote(String text) {
    StringBuilder out = new StringBuilder("\"");
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
        case '<', '>', '&', '\u2028', '\u2029' -> out.append("\\u%04x".formatted((int) c));
        default -> {
          if (c < 0x20) {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
