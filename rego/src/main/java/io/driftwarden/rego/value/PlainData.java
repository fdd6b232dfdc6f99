package io.driftwarden.rego.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Conversion between values and plain Java data. */
final class PlainData {
  private PlainData() {}

  static Value read(@Nullable Object plain, int depth) {
    if (depth > Value.DEEPEST) {
      throw new TooDeepException();
    }
    return switch (plain) {
      case null -> NullValue.NULL;
      case Value value -> value;
      case Boolean holds -> BooleanValue.of(holds);
      case Number number -> NumberValue.of(decimal(number));
      case CharSequence text -> new StringValue(text.toString());
      case List<?> list -> ArrayValue.of(readAll(list, depth));
      case Set<?> set -> SetValue.of(readAll(set, depth));
      case Map<?, ?> map -> readMap(map, depth);
      default -> throw new IllegalArgumentException("no value for a " + plain.getClass().getName());
    };
  }

  private static List<Value> readAll(Iterable<?> elements, int depth) {
    List<Value> values = new ArrayList<>();
    for (Object element : elements) {
      values.add(read(element, depth + 1));
    }
    return values;
  }

  private static Value readMap(Map<?, ?> map, int depth) {
    ObjectValue.Builder entries = new ObjectValue.Builder(map.size());
    map.forEach((key, value) -> entries.put(readKey(key, depth + 1), read(value, depth + 1)));
    return entries.build();
  }

  private static Value readKey(@Nullable Object key, int depth) {
    return key instanceof String name ? StringValue.shared(name) : read(key, depth);
  }

  private static BigDecimal decimal(Number number) {
    return switch (number) {
      case BigDecimal decimal -> decimal;
      case BigInteger integer -> new BigDecimal(integer);
      case Integer _, Long _, Short _, Byte _ -> BigDecimal.valueOf(number.longValue());
      default -> new BigDecimal(number.toString());
    };
  }

  static @Nullable Object write(Value value) {
    return switch (value) {
      case NullValue _ -> null;
      case BooleanValue bool -> bool.holds();
      case NumberValue number -> number.value();
      case StringValue string -> string.text();
      case ArrayValue array -> {
        List<@Nullable Object> list = new ArrayList<>(array.size());
        array.forEach(element -> list.add(write(element)));
        yield Collections.unmodifiableList(list);
      }
      case ObjectValue object -> {
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        object.keys().forEach(key -> map.put(write(key), write(object.at(key))));
        yield Collections.unmodifiableMap(map);
      }
      case SetValue set -> {
        Set<@Nullable Object> plain = new LinkedHashSet<>();
        set.forEach(element -> plain.add(write(element)));
        yield Collections.unmodifiableSet(plain);
      }
    };
  }
}
