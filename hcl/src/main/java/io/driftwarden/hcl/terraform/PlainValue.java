package io.driftwarden.hcl.terraform;

import io.driftwarden.hcl.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Wholly known values as plain data for JSON. */
final class PlainValue {
  private PlainValue() {}

  /** Returns null, Boolean, BigDecimal, String, List or Map; sensitive values are hidden. */
  static @Nullable Object of(Value value) {
    if (value.mark().sensitive()) {
      return "(sensitive)";
    }
    return switch (value) {
      case Value.Null _, Value.Unknown _, Value.PartlyText _, Value.PartlyJson _ -> null;
      case Value.Bool bool -> bool.value();
      case Value.Num number -> number.value();
      case Value.Text text -> text.value();
      case Value.Items items -> {
        List<@Nullable Object> plain = new ArrayList<>();
        items.items().forEach(item -> plain.add(of(item)));
        yield plain;
      }
      case Value.Fields fields -> {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        fields.fields().forEach((name, field) -> plain.put(name, of(field)));
        yield plain;
      }
    };
  }
}
