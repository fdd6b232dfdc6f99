package io.driftwarden.controller.target.aws;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attributes of one live thing, in order; what AWS does not tell is left out. */
final class Attributes {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  /** Adds a text, a truth, a number, a list or a map. */
  Attributes with(String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value instanceof Number number ? decimal(number) : value);
    }
    return this;
  }

  private static BigDecimal decimal(Number number) {
    return new BigDecimal(number.toString());
  }

  Map<String, Object> map() {
    return fields;
  }
}
