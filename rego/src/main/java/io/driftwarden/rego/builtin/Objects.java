package io.driftwarden.rego.builtin;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.SetValue;
import io.driftwarden.rego.value.Value;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Objects. */
final class Objects {
  static final Table TABLE =
      new Table()
          .add("object.get(object, any, any) any", (_, in) -> get(in))
          .add("object.keys(object) set", (_, in) -> SetValue.of(in.object(0).keys()))
          .add("object.remove(object, object|set|array) object", (_, in) -> keep(in, false))
          .add("object.filter(object, object|set|array) object", (_, in) -> keep(in, true))
          .add("object.union(object, object) object", (_, in) -> merge(in.object(0), in.object(1)))
          .add("object.union_n(array[object]) object", (_, in) -> unionAll(in))
          .add(
              "object.subset(object|set|array, object|set|array) boolean",
              (_, in) -> BooleanValue.of(contains(in)));

  private Objects() {}

  private static Value get(Operands in) {
    List<Value> path =
        in.value(1) instanceof ArrayValue array && in.object(0).get(array) == null
            ? array.elements()
            : List.of(in.value(1));
    Value at = in.object(0);
    for (Value key : path) {
      Value next = element(at, key);
      if (next == null) {
        return in.value(2);
      }
      at = next;
    }
    return at;
  }

  private static @Nullable Value element(Value value, Value key) {
    return switch (value) {
      case ObjectValue object -> object.get(key);
      case SetValue set -> set.contains(key) ? key : null;
      case ArrayValue array ->
          key instanceof NumberValue number
              ? number.asInt().filter(i -> i >= 0 && i < array.size()).map(array::get).orElse(null)
              : null;
      default -> null;
    };
  }

  private static Value keep(Operands in, boolean named) {
    Set<Value> keys = new HashSet<>(in.elements(1));
    Map<Value, Value> kept = new HashMap<>();
    in.object(0)
        .entries()
        .forEach((key, value) -> {
          if (keys.contains(key) == named) {
            kept.put(key, value);
          }
        });
    return ObjectValue.of(kept);
  }

  private static Value merge(Value first, Value second) {
    if (!(first instanceof ObjectValue one) || !(second instanceof ObjectValue other)) {
      return second;
    }
    Map<Value, Value> merged = new HashMap<>(one.entries());
    other.entries().forEach((key, value) -> merged.merge(key, value, Objects::merge));
    return ObjectValue.of(merged);
  }

  private static Value unionAll(Operands in) {
    Value merged = ObjectValue.EMPTY;
    for (Value object : in.array(0)) {
      merged = merge(merged, object);
    }
    return merged;
  }

  private static boolean contains(Operands in) throws BuiltinException {
    Value all = in.value(0);
    Value part = in.value(1);
    if (all instanceof ArrayValue array && part instanceof SetValue set) {
      return array.elements().containsAll(set.elements());
    }
    if (all.kind() != part.kind()) {
      throw in.wrong("both arguments object.subset must be of the same type or array and set");
    }
    return contains(all, part);
  }

  private static boolean contains(Value all, Value part) {
    return switch (all) {
      case ObjectValue object when part instanceof ObjectValue wanted ->
          wanted.entries().entrySet().stream()
              .allMatch(entry -> {
                Value value = object.get(entry.getKey());
                return value != null && contains(value, entry.getValue());
              });
      case SetValue set when part instanceof SetValue wanted ->
          set.elements().containsAll(wanted.elements());
      case ArrayValue array when part instanceof ArrayValue wanted ->
          Collections.indexOfSubList(array.elements(), wanted.elements()) >= 0;
      default -> all.equals(part);
    };
  }
}
