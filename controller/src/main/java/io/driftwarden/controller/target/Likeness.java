package io.driftwarden.controller.target;

import io.driftwarden.render.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How much a rendered value and a live one have in common. */
public final class Likeness {
  private Likeness() {}

  /** Returns the number of single values that are the same in both. */
  static int of(Value rendered, @Nullable Object live) {
    return switch (rendered) {
      case Value.Mapping mapping when live instanceof Map<?, ?> map ->
          mapping.fields().entrySet().stream()
              .mapToInt(field -> of(field.getValue(), map.get(field.getKey())))
              .sum();
      case Value.Sequence sequence when live instanceof List<?> list ->
          (int)
              sequence.items().stream()
                  .filter(item -> list.stream().anyMatch(other -> of(item, other) > 0))
                  .count();
      default -> same(rendered, live) ? 1 : 0;
    };
  }

  /**
   * Reports whether a single value is the same in both; numbers and truth may be written as text,
   * since providers and templates take both for one.
   */
  public static boolean same(Value rendered, @Nullable Object live) {
    return switch (rendered) {
      case Value.Sensitive sensitive -> same(sensitive.value(), live);
      case Value.Null _ -> live == null;
      case Value.Bool bool -> String.valueOf(bool.value()).equals(String.valueOf(live));
      case Value.Number number -> same(number.value(), live);
      case Value.Text text ->
          live instanceof Number number
              ? text.value().equals(number.toString())
              : Objects.equals(text.value(), live == null ? null : live.toString());
      case Value.Unknown _, Value.Mapping _, Value.Sequence _ -> false;
    };
  }

  private static boolean same(BigDecimal rendered, @Nullable Object live) {
    try {
      return live != null && rendered.compareTo(new BigDecimal(live.toString())) == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
