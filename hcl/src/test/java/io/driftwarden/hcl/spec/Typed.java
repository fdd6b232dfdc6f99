package io.driftwarden.hcl.spec;

import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A value as JSON, and its type as go-cty writes types.
 *
 * @param json the value
 * @param type {@code "string"}, {@code ["list","string"]}, {@code ["object",{…}]}
 */
record Typed(String json, String type) {
  static final String ANY = "\"dynamic\"";

  /** Returns a value that was converted to a type. */
  static Typed of(Value value, Type type) {
    return new Typed(json(value), type(type, value));
  }

  static Typed nothing(String type) {
    return new Typed("null", type);
  }

  static Typed object(Map<String, Typed> fields) {
    return new Typed(fields(fields), "[\"object\"," + types(fields) + "]");
  }

  static String fields(Map<String, Typed> fields) {
    return fields.entrySet().stream()
        .map(field -> quoted(field.getKey()) + ":" + field.getValue().json())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String types(Map<String, Typed> fields) {
    return fields.entrySet().stream()
        .map(field -> quoted(field.getKey()) + ":" + field.getValue().type())
        .collect(Collectors.joining(",", "{", "}"));
  }

  static String quoted(String text) {
    return text.chars()
        .mapToObj(c ->
            c >= ' ' && c != '"' && c != '\\' ? String.valueOf((char) c) : "\\u%04x".formatted(c))
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static String json(Value value) {
    return switch (value) {
      case Value.Null _ -> "null";
      case Value.Bool bool -> Boolean.toString(bool.value());
      case Value.Num number -> number.value().toPlainString();
      case Value.Text text -> quoted(text.value());
      case Value.Items items ->
          items.items().stream().map(Typed::json).collect(Collectors.joining(",", "[", "]"));
      case Value.Fields fields ->
          fields.fields().entrySet().stream()
              .map(field -> quoted(field.getKey()) + ":" + json(field.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      case Value.PartlyText _, Value.PartlyJson _, Value.Unknown _ ->
          throw new IllegalArgumentException("nothing is unknown here");
    };
  }

  private static String type(Type type, Value value) {
    return switch (type) {
      case Type.Any _ -> typeOf(value);
      case Type.Primitive primitive -> "\"" + primitive.name().toLowerCase(Locale.ROOT) + "\"";
      case Type.ListOf(Type item) -> "[\"list\"," + type(item, value) + "]";
      case Type.SetOf(Type item) -> "[\"set\"," + type(item, value) + "]";
      case Type.MapOf(Type item) -> "[\"map\"," + type(item, value) + "]";
      case Type.TupleOf _, Type.ObjectOf _ -> typeOf(value);
    };
  }

  private static String typeOf(Value value) {
    return switch (value) {
      case Value.Bool _ -> "\"bool\"";
      case Value.Num _ -> "\"number\"";
      case Value.Text _ -> "\"string\"";
      case Value.Items items ->
          items.items().stream()
              .map(Typed::typeOf)
              .collect(Collectors.joining(",", "[\"tuple\",[", "]]"));
      case Value.Fields fields ->
          fields.fields().entrySet().stream()
              .map(field -> quoted(field.getKey()) + ":" + typeOf(field.getValue()))
              .collect(Collectors.joining(",", "[\"object\",{", "}]"));
      case Value.Null _, Value.PartlyText _, Value.PartlyJson _, Value.Unknown _ -> ANY;
    };
  }
}
