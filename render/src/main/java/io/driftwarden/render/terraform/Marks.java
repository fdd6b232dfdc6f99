package io.driftwarden.render.terraform;

import io.driftwarden.render.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Mirrors of a value in which true stands for what is marked, as plan JSON has them. */
enum Marks {
  UNKNOWN,
  SENSITIVE;

  /** Returns true, false, or a List or Map of them; fields without any mark are left out. */
  Object of(Value value) {
    return switch (value) {
      case Value.Unknown _ -> this == UNKNOWN;
      case Value.Sensitive sensitive -> this == SENSITIVE ? true : of(sensitive.value());
      case Value.Mapping mapping -> {
        Map<String, Object> fields = new LinkedHashMap<>();
        mapping
            .fields()
            .forEach((name, field) -> {
              Object mark = of(field);
              if (!mark.equals(false)) {
                fields.put(name, mark);
              }
            });
        yield fields;
      }
      case Value.Sequence sequence -> {
        List<Object> items = new ArrayList<>();
        sequence.items().forEach(item -> items.add(of(item)));
        yield items;
      }
      case Value.Null _, Value.Bool _, Value.Number _, Value.Text _ -> false;
    };
  }
}
