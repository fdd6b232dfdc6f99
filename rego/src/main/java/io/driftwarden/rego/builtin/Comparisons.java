package io.driftwarden.rego.builtin;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.SetValue;
import io.driftwarden.rego.value.Value;
import java.util.List;

/** The operators that compare, and membership. */
final class Comparisons {
  static final Table TABLE =
      new Table()
          .add("equal(any, any) boolean", (_, in) -> bool(in.value(0).equals(in.value(1))))
          .add("neq(any, any) boolean", (_, in) -> bool(!in.value(0).equals(in.value(1))))
          .add("lt(any, any) boolean", (_, in) -> bool(compare(in) < 0))
          .add("lte(any, any) boolean", (_, in) -> bool(compare(in) <= 0))
          .add("gt(any, any) boolean", (_, in) -> bool(compare(in) > 0))
          .add("gte(any, any) boolean", (_, in) -> bool(compare(in) >= 0))
          .add(
              "internal.member_2(any, any) boolean",
              (_, in) -> bool(isMember(in.value(0), in.value(1))))
          .add("internal.member_3(any, any, any) boolean", (_, in) -> bool(hasEntry(in)));

  private Comparisons() {}

  private static BooleanValue bool(boolean holds) {
    return BooleanValue.of(holds);
  }

  private static int compare(Operands in) {
    return in.value(0).compareTo(in.value(1));
  }

  private static List<Value> elements(Value value) {
    return value instanceof ObjectValue object
        ? object.keys().stream().map(object::at).toList()
        : Operands.elements(value);
  }

  private static boolean isMember(Value element, Value of) {
    return of instanceof SetValue set ? set.contains(element) : elements(of).contains(element);
  }

  private static boolean hasEntry(Operands in) {
    Value key = in.value(0);
    Value value = in.value(1);
    return switch (in.value(2)) {
      case ObjectValue object -> value.equals(object.get(key));
      case ArrayValue array ->
          key instanceof NumberValue number
              && number
                  .asInt()
                  .filter(i -> i >= 0 && i < array.size() && array.get(i).equals(value))
                  .isPresent();
      case SetValue set -> key.equals(value) && set.contains(value);
      default -> false;
    };
  }
}
