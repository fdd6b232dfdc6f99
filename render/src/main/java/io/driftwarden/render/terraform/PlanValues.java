package io.driftwarden.render.terraform;

import io.driftwarden.render.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as plan JSON has them: what is unknown is left out, and null in sequences. */
final class PlanValues {
  private PlanValues() {}

  static boolean isUnknown(Value value) {
    return value instanceof Value.Unknown
        || (value instanceof Value.Sensitive(Value inner) && isUnknown(inner));
  }

  /** Returns plain data; sensitive values are hidden. */
  static @Nullable Object plain(Value value) {
    return switch (value) {
      case Value.Sensitive _ when isUnknown(value) -> null;
      case Value.Null _, Value.Unknown _ -> null;
      case Value.Bool bool -> bool.value();
      case Value.Number number -> number.value();
      case Value.Text text -> text.value();
      case Value.Sensitive(Value.Null _) -> null;
      case Value.Sensitive _ -> "(sensitive)";
      case Value.Sequence sequence -> {
        List<@Nullable Object> items = new ArrayList<>();
        sequence.items().forEach(item -> items.add(plain(item)));
        yield items;
      }
      case Value.Mapping mapping -> {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        mapping
            .fields()
            .forEach((name, field) -> {
              if (!isUnknown(field)) {
                fields.put(name, plain(field));
              }
            });
        yield fields;
      }
    };
  }
}
