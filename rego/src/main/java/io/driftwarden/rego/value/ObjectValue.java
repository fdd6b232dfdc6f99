package io.driftwarden.rego.value;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An object: values by key, where a key may be any value. */
public final class ObjectValue implements Value {
  public static final ObjectValue EMPTY = new ObjectValue(new Entries(0));

  private final Entries entries;
  private final int depth;
  private int hash;
  private volatile @Nullable List<Value> sortedKeys;

  private ObjectValue(Entries entries) {
    this.entries = entries;
    this.depth = TooDeepException.above(entries.depth());
  }

  /** Puts an object together. */
  public static final class Builder {
    private final Entries entries;

    public Builder(int expected) {
      entries = new Entries(expected);
    }

    /** Sets the value at a key, and returns what was there before. */
    public @Nullable Value put(Value key, Value value) {
      return entries.put(key, value);
    }

    /** Returns the object; nothing may be put after that. */
    public ObjectValue build() {
      return entries.isEmpty() ? EMPTY : new ObjectValue(entries.trimmed());
    }
  }

  /** Returns the object of these entries, which are copied. */
  public static ObjectValue of(Map<? extends Value, ? extends Value> entries) {
    Builder builder = new Builder(entries.size());
    entries.forEach(builder::put);
    return builder.build();
  }

  /** Returns the object of these entries, with strings as keys. */
  public static ObjectValue ofStrings(Map<String, ? extends Value> entries) {
    Builder builder = new Builder(entries.size());
    entries.forEach((key, value) -> builder.put(StringValue.shared(key), value));
    return builder.build();
  }

  /** Returns the value at a key, null where there is none. */
  public @Nullable Value get(Value key) {
    return entries.at(key);
  }

  public @Nullable Value get(String key) {
    return entries.at(StringValue.shared(key));
  }

  /** Returns the value at a key that is there. */
  public Value at(Value key) {
    return Objects.requireNonNull(entries.at(key));
  }

  /** Returns the keys in their order. */
  public List<Value> keys() {
    List<Value> known = sortedKeys;
    if (known == null) {
      known = List.of(entries.sortedKeys());
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
    Builder builder = new Builder(size() + 1);
    entries.forEach(builder::put);
    builder.put(key, value);
    return builder.build();
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
