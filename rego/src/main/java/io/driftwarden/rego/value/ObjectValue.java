package io.driftwarden.rego.value;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An object: values by key, where a key may be any value. */
public final class ObjectValue implements Value {
  public static final ObjectValue EMPTY = new ObjectValue(Map.of());

  private final Map<Value, Value> entries;
  private final int depth;
  private int hash;
  private volatile @Nullable List<Value> sortedKeys;

  private ObjectValue(Map<Value, Value> entries) {
    this.entries = entries;
    this.depth =
        Math.max(
            TooDeepException.above(entries.keySet()), TooDeepException.above(entries.values()));
  }

  /** Returns the object of these entries, which are copied. */
  public static ObjectValue of(Map<? extends Value, ? extends Value> entries) {
    return entries.isEmpty() ? EMPTY : new ObjectValue(new HashMap<>(entries));
  }

  /** Returns the object of these entries, with strings as keys. */
  public static ObjectValue ofStrings(Map<String, ? extends Value> entries) {
    Map<Value, Value> keyed = new LinkedHashMap<>();
    entries.forEach((key, value) -> keyed.put(new StringValue(key), value));
    return of(keyed);
  }

  /** Returns the value at a key, null where there is none. */
  public @Nullable Value get(Value key) {
    return entries.get(key);
  }

  public @Nullable Value get(String key) {
    return entries.get(new StringValue(key));
  }

  /** Returns the value at a key that is there. */
  public Value at(Value key) {
    return Objects.requireNonNull(entries.get(key));
  }

  /** Returns the keys in their order. */
  public List<Value> keys() {
    List<Value> known = sortedKeys;
    if (known == null) {
      known = entries.keySet().stream().sorted().toList();
      sortedKeys = known;
    }
    return known;
  }

  /** Returns the entries, in no order. */
  public Map<Value, Value> entries() {
    return Collections.unmodifiableMap(entries);
  }

  public int size() {
    return entries.size();
  }

  /** Returns this with the value at a key set. */
  public ObjectValue with(Value key, Value value) {
    Map<Value, Value> more = new HashMap<>(entries);
    more.put(key, value);
    return new ObjectValue(more);
  }

  @Override
  public Kind kind() {
    return Kind.OBJECT;
  }

  @Override
  public int depth() {
    return depth;
  }

  @Override
  public boolean equals(Object other) {
    return other == this || (other instanceof ObjectValue that && entries.equals(that.entries));
  }

  @Override
  public int hashCode() {
    int known = hash;
    if (known == 0) {
      known = entries.hashCode();
      hash = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return toRego();
  }
}
