package io.driftwarden.cli.rego;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.SetValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as JSON has them. */
final class Json {
  private Json() {}

  /** Returns maps, lists and scalar values: sets are lists, keys that are no text their JSON. */
  static Object plain(Value value) {
    return switch (value) {
      case ObjectValue object -> {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (Value key : object.keys()) {
          String name = key instanceof StringValue(String text) ? text : key.toJson();
          entries.put(name, plain(object.at(key)));
        }
        yield entries;
      }
      case ArrayValue array -> list(array.elements());
      case SetValue set -> list(set.sorted());
      default -> new Scalar(value);
    };
  }

  private static List<Object> list(List<Value> elements) {
    List<Object> list = new ArrayList<>();
    elements.forEach(element -> list.add(plain(element)));
    return list;
  }

  /** A null, boolean, number or text. */
  private record Scalar(Value value) {}

  /** Returns the JSON of a scalar. */
  static String scalar(@Nullable Object data) {
    return data instanceof Scalar(Value value) ? value.toJson() : Value.of(data).toJson();
  }
}
