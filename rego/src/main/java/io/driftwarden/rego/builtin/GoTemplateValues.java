package io.driftwarden.rego.builtin;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.NullValue;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What templates work on: Strings, Booleans, Longs and Doubles of their own, numbers, arrays and
 * objects of the data, and null for what is null or not there.
 */
final class GoTemplateValues {
  private GoTemplateValues() {}

  static @Nullable Object of(@Nullable Value value) {
    return switch (value) {
      case StringValue(String text) -> text;
      case BooleanValue bool -> bool.holds();
      case NullValue _ -> null;
      case null, default -> value;
    };
  }

  /** Returns a field of a value; of nothing all fields are nothing. */
  static @Nullable Object field(@Nullable Object value, String name) throws GoTemplateException {
    if (value == null) {
      return null;
    }
    if (value instanceof ObjectValue object) {
      return of(object.get(name));
    }
    throw new GoTemplateException(
        "can't evaluate field %s in type %s".formatted(name, typeName(value)));
  }

  static boolean isTrue(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Boolean holds -> holds;
      case String text -> !text.isEmpty();
      case Long number -> number != 0;
      case Double number -> number != 0;
      case ArrayValue array -> array.size() > 0;
      case ObjectValue object -> object.size() > 0;
      default -> true;
    };
  }

  static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "<nil>";
      case NumberValue number -> number.text();
      case Double number -> String.valueOf(new GoFormat.Spec().fraction('v', number));
      case ArrayValue array ->
          array.elements().stream()
              .map(element -> text(of(element)))
              .collect(Collectors.joining(" ", "[", "]"));
      case ObjectValue object ->
          object.keys().stream()
              .map(key -> text(of(key)) + ":" + text(of(object.at(key))))
              .collect(Collectors.joining(" ", "map[", "]"));
      default -> value.toString();
    };
  }

  static String typeName(@Nullable Object value) {
    return switch (value) {
      case null -> "nil";
      case String _ -> "string";
      case Boolean _ -> "bool";
      case Long _ -> "int";
      case Double _ -> "float64";
      case NumberValue _ -> "json.Number";
      case ArrayValue _ -> "[]interface {}";
      default -> "map[string]interface {}";
    };
  }

  /** Returns the elements that a value has under keys. */
  static List<Pair> pairs(@Nullable Object value) throws GoTemplateException {
    return switch (value) {
      case null -> List.of();
      case Long count ->
          LongStream.range(0, Math.min(count, 1_000_000)).mapToObj(i -> new Pair(i, i)).toList();
      case ArrayValue array ->
          IntStream.range(0, array.size())
              .mapToObj(i -> new Pair((long) i, of(array.get(i))))
              .toList();
      case ObjectValue object ->
          object.keys().stream().map(key -> new Pair(of(key), of(object.at(key)))).toList();
      default -> throw new GoTemplateException("range can't iterate over " + text(value));
    };
  }

  record Pair(@Nullable Object key, @Nullable Object value) {}
}
