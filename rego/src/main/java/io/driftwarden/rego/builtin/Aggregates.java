package io.driftwarden.rego.builtin;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is made of all elements. */
final class Aggregates {
  static final Table TABLE =
      new Table()
          .add("count(array|object|set|string) number", (_, in) -> count(in))
          .add("sum(array[number]|set[number]) number", (_, in) -> fold(in, 0, BigDecimal::add))
          .add(
              "product(array[number]|set[number]) number",
              (_, in) -> fold(in, 1, BigDecimal::multiply))
          .add("max(array|set) any", (_, in) -> most(in.elements(0), true))
          .add("min(array|set) any", (_, in) -> most(in.elements(0), false))
          .add(
              "sort(array|set) array",
              (_, in) -> ArrayValue.of(in.elements(0).stream().sorted().toList()))
          .add(
              "all(array|set) boolean",
              (_, in) ->
                  BooleanValue.of(in.elements(0).stream().allMatch(BooleanValue.TRUE::equals)))
          .add(
              "any(array|set) boolean",
              (_, in) ->
                  BooleanValue.of(in.elements(0).stream().anyMatch(BooleanValue.TRUE::equals)));

  private Aggregates() {}

  private static Value count(Operands in) {
    return NumberValue.of(
        in.value(0) instanceof StringValue(String text)
            ? text.codePointCount(0, text.length())
            : in.elements(0).size());
  }

  private static Value fold(Operands in, long start, Arithmetic.Operation operation) {
    NumberValue result = NumberValue.of(start);
    for (Value element : in.elements(0)) {
      result = Arithmetic.compute(result, (NumberValue) element, operation);
    }
    return result;
  }

  private static @Nullable Value most(List<Value> elements, boolean max) {
    if (elements.isEmpty()) {
      return null;
    }
    return max ? Collections.max(elements) : Collections.min(elements);
  }
}
