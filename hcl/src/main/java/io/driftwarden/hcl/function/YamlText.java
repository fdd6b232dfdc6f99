package io.driftwarden.hcl.function;

import io.driftwarden.hcl.value.Comparison;
import io.driftwarden.hcl.value.Conversion;
import io.driftwarden.hcl.value.Value;
import java.util.List;
import java.util.Map;

/** Values as YAML in block style, as {@code yamlencode} lays them out. */
final class YamlText {
  /** Quoted text is folded at the first space behind this column. */
  private static final int WIDTH = 80;

  private final BoundedText out = new BoundedText();
  private int column;

  private YamlText() {}

  static String of(Value value) throws FunctionException {
    YamlText text = new YamlText();
    text.write(value, 0);
    text.append("\n");
    boolean plain =
        value instanceof Value.Num || value instanceof Value.Bool || value instanceof Value.Null;
    return plain ? text.out.append("...\n").toString() : text.out.toString();
  }

  private void append(String text) throws FunctionException {
    out.append(text);
    int line = text.lastIndexOf('\n');
    column = line < 0 ? column + text.codePointCount(0, text.length()) : text.length() - line - 1;
  }

  private void write(Value value, int indent) throws FunctionException {
    switch (value) {
      case Value.Null _ -> append("null");
      case Value.Bool bool -> append(Boolean.toString(bool.value()));
      case Value.Num number -> append(Conversion.spell(number.value()));
      case Value.Text(String text, var _) -> text(text, indent);
      case Value.Items items when items.items().isEmpty() -> append("[]");
      case Value.Items items -> sequence(items.items(), indent);
      case Value.Fields fields when fields.fields().isEmpty() -> append("{}");
      case Value.Fields fields -> mapping(Comparison.sorted(fields), indent);
      case Value.PartlyText _, Value.PartlyJson _, Value.Unknown _ ->
          throw new IllegalArgumentException("the value is not wholly known");
    }
  }

  private void sequence(List<Value> items, int indent) throws FunctionException {
    String line = "";
    for (Value item : items) {
      append(line + "- ");
      write(item, indent + 2);
      line = "\n" + " ".repeat(indent);
    }
  }

  private void mapping(Map<String, Value> fields, int indent) throws FunctionException {
    String line = "";
    for (Map.Entry<String, Value> field : fields.entrySet()) {
      append(line);
      quoted(field.getKey(), -1);
      append(":");
      value(field.getValue(), indent);
      line = "\n" + " ".repeat(indent);
    }
  }

  private void value(Value value, int indent) throws FunctionException {
    boolean below =
        (value instanceof Value.Items items && !items.items().isEmpty())
            || (value instanceof Value.Fields fields && !fields.fields().isEmpty());
    int inner = value instanceof Value.Items ? indent : indent + 2;
    append(below ? "\n" + " ".repeat(inner) : " ");
    write(value, below ? inner : indent + 2);
  }

  private void text(String text, int indent) throws FunctionException {
    boolean block =
        text.contains("\n")
            && !text.endsWith(" ")
            && !text.contains(" \n")
            && text.codePoints().allMatch(YamlText::isPrintable);
    if (block) {
      literal(text, Math.max(indent, 2));
    } else {
      quoted(text, indent);
    }
  }

  private static boolean isPrintable(int point) {
    return point == '\n'
        || (point >= 0x20 && point <= 0x7E)
        || point == 0x85
        || (point >= 0xA0 && point <= 0xD7FF && point != 0x2028 && point != 0x2029)
        || (point >= 0xE000 && point <= 0xFFFD && point != 0xFEFF)
        || point >= 0x10000;
  }

  private void literal(String text, int indent) throws FunctionException {
    String ends = text.endsWith("\n\n") || text.equals("\n") ? "+" : text.endsWith("\n") ? "" : "-";
    String hint = text.startsWith(" ") || text.startsWith("\n") ? "2" : "";
    append("|" + hint + ends);
    String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    for (String line : body.split("\n", -1)) {
      append("\n" + (line.isEmpty() ? "" : " ".repeat(indent) + line));
    }
  }

  /** Writes text in quotes, folded unless it is a key, which has no indent. */
  private void quoted(String text, int indent) throws FunctionException {
    append("\"");
    boolean afterSpace = false;
    int[] points = text.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      boolean space = points[i] == ' ';
      boolean inside = i > 0 && i < points.length - 1;
      if (space && indent >= 0 && !afterSpace && column > WIDTH && inside) {
        append("\n" + " ".repeat(indent) + (points[i + 1] == ' ' ? "\\" : ""));
      } else {
        append(escaped(points[i]));
      }
      afterSpace = space;
    }
    append("\"");
  }

  private static String escaped(int point) {
    int known = "\0\u0007\b\t\n\u000b\f\r\u001b\"\\\u0085\u00a0\u2028\u2029".indexOf(point);
    if (known >= 0 && point != 0xA0) {
      return "\\" + "0abtnvfre\"\\N_LP".charAt(known);
    }
    if (isPrintable(point)) {
      return Character.toString(point);
    }
    return point <= 0xFF
        ? "\\x%02X".formatted(point)
        : point <= 0xFFFF ? "\\u%04X".formatted(point) : "\\U%08X".formatted(point);
  }
}
