package io.driftwarden.rego;

import io.driftwarden.rego.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of OPA's own cases. */
record ConformanceCase(String file, Map<?, ?> fields) {
  String note() {
    return text("note");
  }

  String text(String field) {
    return String.valueOf(fields.get(field));
  }

  boolean has(String field) {
    return fields.get(field) != null;
  }

  boolean flag(String field) {
    return Boolean.TRUE.equals(fields.get(field));
  }

  List<String> modules() {
    return fields.get("modules") instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  Value data() {
    return Value.of(has("data") ? fields.get("data") : Map.of());
  }

  @Nullable Value input() {
    return fields.containsKey("input") ? Value.of(fields.get("input")) : null;
  }

  List<?> wantResult() {
    return fields.get("want_result") instanceof List<?> list ? list : List.of();
  }
}
