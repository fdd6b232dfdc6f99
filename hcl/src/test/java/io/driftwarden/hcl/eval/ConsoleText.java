package io.driftwarden.hcl.eval;

import io.driftwarden.hcl.value.Comparison;
import io.driftwarden.hcl.value.Conversion;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values and types as {@code terraform console} prints them. */
final class ConsoleText {
  private ConsoleText() {}

  static String of(Value value, int indent) {
    boolean partial = value instanceof Value.Fields fields && fields.otherwise() != null;
    if (!value.isKnown() || partial) {
      return "(known after apply)";
    }
    if (value.mark().sensitive()) {
      return "(sensitive value)";
    }
    if (value.mark().ephemeral()) {
      return "(ephemeral value)";
    }
    return switch (value) {
      case Value.Null none -> nothing(none.type());
      case Value.Bool bool -> Boolean.toString(bool.value());
      case Value.Num number -> Conversion.spell(number.value());
      case Value.Text text -> text(text.value(), indent);
      case Value.Items items ->
          switch (items.kind()) {
            case LIST -> "tolist(" + sequence(items.items(), indent) + ")";
            case SET -> "toset(" + sequence(items.items(), indent) + ")";
            case TUPLE -> sequence(items.items(), indent);
          };
      case Value.Fields fields ->
          fields.isMap() ? "tomap(" + mapping(fields, indent) + ")" : mapping(fields, indent);
      case Value.PartlyText _, Value.PartlyJson _, Value.Unknown _ ->
          throw new IllegalStateException("known by now");
    };
  }

  private static String nothing(Type type) {
    return switch (type) {
      case Type.Any _ -> "null";
      case Type.Primitive _ -> "to" + type.label() + "(null)";
      case Type.ListOf(Type item) -> "tolist(null) /* of " + item.label() + " */";
      case Type.SetOf(Type item) -> "toset(null) /* of " + item.label() + " */";
      case Type.MapOf(Type item) -> "tomap(null) /* of " + item.label() + " */";
      case Type.TupleOf _, Type.ObjectOf _ -> "null /* " + type.label() + " */";
    };
  }

  private static String text(String text, int indent) {
    if (!text.contains("\n")) {
      return quote(text);
    }
    List<String> lines = List.of(text.split("\n", -1));
    String end = "EOT";
    while (lines.stream().map(String::strip).toList().contains(end)) {
      end += "_";
    }
    String padding = " ".repeat(indent);
    StringBuilder out = new StringBuilder(indent > 0 ? "<<-" : "<<").append(end);
    lines.forEach(line -> out.append('\n').append(padding).append(line));
    return out.append('\n').append(padding).append(end).toString();
  }

  private static String sequence(List<Value> items, int indent) {
    StringBuilder out = new StringBuilder("[");
    for (Value item : items) {
      out.append('\n').append(" ".repeat(indent + 2)).append(of(item, indent + 2)).append(',');
    }
    return out.append(items.isEmpty() ? "" : "\n" + " ".repeat(indent)).append(']').toString();
  }

  private static String mapping(Value.Fields fields, int indent) {
    StringBuilder out = new StringBuilder("{");
    for (Map.Entry<String, Value> field : Comparison.sorted(fields).entrySet()) {
      out.append('\n')
          .append(" ".repeat(indent + 2))
          .append(text(field.getKey(), indent + 2))
          .append(" = ")
          .append(of(field.getValue(), indent + 2));
    }
    return out.append(fields.fields().isEmpty() ? "" : "\n" + " ".repeat(indent))
        .append('}')
        .toString();
  }

  /** Quotes as Go does. */
  private static String quote(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(point -> {
          int known = "\u0007\b\f\n\r\t\u000b\\\"".indexOf(point);
          if (known >= 0 && point < 0x80) {
            out.append('\\').append("abfnrtv\\\"".charAt(known));
          } else if (point < 0x20 || point == 0x7F) {
            out.append("\\x%02x".formatted(point));
          } else if (isPrintable(point)) {
            out.appendCodePoint(point);
          } else {
            out.append((point < 0x10000 ? "\\u%04x" : "\\U%08x").formatted(point));
          }
        });
    return out.append('"').toString();
  }

  private static boolean isPrintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> point == ' ';
      default -> true;
    };
  }

  /** Returns what the console's function {@code type} prints, in one line. */
  static String of(Type type) {
    return switch (type) {
      case Type.Any _ -> "dynamic";
      case Type.Primitive _ -> type.label();
      case Type.ListOf(Type item) -> "list(" + of(item) + ")";
      case Type.SetOf(Type item) -> "set(" + of(item) + ")";
      case Type.MapOf(Type item) -> "map(" + of(item) + ")";
      case Type.TupleOf(List<Type> items) ->
          "tuple([" + String.join(",", items.stream().map(ConsoleText::of).toList()) + "])";
      case Type.ObjectOf(var fields) ->
          "object({"
              + String.join(
                  ",",
                  new TreeMap<>(fields)
                      .entrySet().stream()
                          .map(field -> field.getKey() + ":" + of(field.getValue().type()))
                          .toList())
              + "})";
    };
  }
}
