package io.driftwarden.rego.graphql;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.NullValue;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Conversion between documents and values: a list or node that is empty is left out. */
final class Trees {
  /** What loses its comments when OPA reads it from a value. */
  private static final Set<Shape> UNCOMMENTED =
      EnumSet.of(Shape.FIELD, Shape.OPERATION, Shape.FRAGMENT);

  private Trees() {}

  static ObjectValue value(Node node) {
    Map<String, Value> fields = new LinkedHashMap<>();
    node.shape()
        .fields()
        .forEach((name, kind) -> {
          Value value = value(node.get(name), kind);
          if (value != null) {
            fields.put(name, value);
          }
        });
    return ObjectValue.ofStrings(fields);
  }

  private static @Nullable Value value(@Nullable Object field, String kind) {
    return switch (kind) {
      case "text" -> new StringValue(field instanceof String text ? text : "");
      case "flag" -> BooleanValue.of(Boolean.TRUE.equals(field));
      case "number" -> NumberValue.of(field instanceof Integer number ? number : 0);
      default -> filled(field);
    };
  }

  private static @Nullable Value filled(@Nullable Object field) {
    return switch (field) {
      case Node node -> {
        ObjectValue object = value(node);
        yield object.size() == 0 ? null : object;
      }
      case List<?> list -> {
        List<Value> values = new ArrayList<>();
        for (Object each : list) {
          Value value = each instanceof String text ? new StringValue(text) : filled(each);
          if (value != null) {
            values.add(value);
          }
        }
        yield values.isEmpty() ? null : ArrayValue.of(values);
      }
      case null, default -> null;
    };
  }

  /** Reads a document; what it should not have is ignored, what it lacks is empty. */
  static Node read(Value value, Shape shape) throws InvalidGraphQlException {
    if (!(value instanceof ObjectValue object)) {
      throw unlike(shape.name(), value);
    }
    Node node = new Node(shape, null);
    for (Map.Entry<String, String> field : shape.fields().entrySet()) {
      Value given = object.get(field.getKey());
      boolean isLost = field.getKey().equals("Comment") && UNCOMMENTED.contains(shape);
      if (given != null && given != NullValue.NULL && !isLost) {
        node.set(field.getKey(), field(given, field.getValue()));
      }
    }
    return node;
  }

  private static Object field(Value value, String kind) throws InvalidGraphQlException {
    if (kind.endsWith("*")) {
      String element = kind.substring(0, kind.length() - 1);
      List<Object> list = new ArrayList<>();
      if (!(value instanceof ArrayValue array)) {
        throw unlike("list", value);
      }
      for (Value each : array) {
        list.add(field(each, element));
      }
      return list;
    }
    return switch (value) {
      case StringValue(String text) when kind.equals("text") -> text;
      case BooleanValue flag when kind.equals("flag") -> flag.holds();
      case NumberValue number when kind.equals("number") ->
          number.asInt().orElseThrow(() -> unlike(kind, value));
      case ObjectValue _ when !kind.equals(kind.toLowerCase(Locale.ROOT)) ->
          read(value, Shape.valueOf(kind));
      default -> throw unlike(kind, value);
    };
  }

  private static InvalidGraphQlException unlike(String wanted, Value value) {
    return new InvalidGraphQlException(
        null, "cannot read %s as %s of a document".formatted(value.kind().word(), wanted));
  }
}
