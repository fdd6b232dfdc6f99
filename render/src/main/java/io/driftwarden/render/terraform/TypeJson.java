package io.driftwarden.render.terraform;

import io.driftwarden.hcl.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The type of a value as Terraform's JSON writes types. */
final class TypeJson {
  private TypeJson() {}

  /** Returns {@code "string"}, {@code ["list", "string"]} and the like. */
  static Object of(Value value) {
    return switch (value) {
      case Value.Bool _ -> "bool";
      case Value.Num _ -> "number";
      case Value.Text _, Value.PartlyText _, Value.PartlyJson _ -> "string";
      case Value.Null _, Value.Unknown _ -> "dynamic";
      case Value.Items items ->
          switch (items.kind()) {
            case TUPLE -> List.of("tuple", items.items().stream().map(TypeJson::of).toList());
            case LIST -> List.of("list", item(items));
            case SET -> List.of("set", item(items));
          };
      case Value.Fields fields -> {
        Map<String, Object> types = new LinkedHashMap<>();
        fields.fields().forEach((name, field) -> types.put(name, of(field)));
        yield List.of("object", types);
      }
    };
  }

  private static Object item(Value.Items items) {
    return items.items().isEmpty() ? "dynamic" : of(items.items().getFirst());
  }
}
