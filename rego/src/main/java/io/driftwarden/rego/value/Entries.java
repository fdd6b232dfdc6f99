package io.driftwarden.rego.value;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entries of an object in the order in which they came: keys and values side by side, which are
 * half as large as a {@link java.util.HashMap}. Where there are more than a few, a table leads from
 * a hash to a position.
 */
final class Entries extends AbstractMap<Value, Value> {
  private static final int FEW = 8;
  private static final int[] NO_TABLE = {};

  private Value[] keys;
  private Value[] values;
  private int size;

  /** Positions, counted from 1; 0 is free. At least half of it is. */
  private int[] table = NO_TABLE;

  /** Makes room for so many; only the builder of an object may put them. */
  Entries(int expected) {
    keys = new Value[expected];
    values = new Value[expected];
  }

  @Override
  public @Nullable Value put(Value key, Value value) {
    int position = find(key);
    if (position >= 0) {
      Value before = values[position];
      values[position] = value;
      return before;
    }
    if (size == keys.length) {
      resize(Math.max(4, size * 2));
    }
    keys[size] = key;
    values[size] = value;
    size++;
    if (size > FEW) {
      enter(size);
    }
    return null;
  }

  private void resize(int length) {
    keys = Arrays.copyOf(keys, length);
    values = Arrays.copyOf(values, length);
  }

  /** Enters the newest position into the table, and all where that has to grow. */
  private void enter(int newest) {
    if (table.length >= newest * 2) {
      enterOne(newest);
      return;
    }
    table = new int[Integer.highestOneBit(newest) * 4];
    for (int position = 1; position <= newest; position++) {
      enterOne(position);
    }
  }

  private void enterOne(int position) {
    int at = slot(keys[position - 1]);
    while (table[at] != 0) {
      at = (at + 1) & (table.length - 1);
    }
    table[at] = position;
  }

  private int slot(Value key) {
    int hash = key.hashCode();
    return (hash ^ (hash >>> 16)) & (table.length - 1);
  }

  /** Gives back the room that is not needed. */
  Entries trimmed() {
    if (keys.length > size) {
      resize(size);
    }
    return this;
  }

  private int find(Value key) {
    return size > FEW ? findByTable(key) : findAmongFew(key);
  }

  private int findByTable(Value key) {
    int at = slot(key);
    while (table[at] != 0) {
      Value there = keys[table[at] - 1];
      if (there.equals(key)) {
        return table[at] - 1;
      }
      at = (at + 1) & (table.length - 1);
    }
    return -1;
  }

  @SuppressWarnings("ReferenceEquality") // a shortcut: names are mostly shared
  private int findAmongFew(Value key) {
    for (int i = 0; i < size; i++) {
      if (keys[i] == key) {
        return i;
      }
    }
    int hash = key.hashCode();
    for (int i = 0; i < size; i++) {
      if (keys[i].hashCode() == hash && keys[i].equals(key)) {
        return i;
      }
    }
    return -1;
  }

  @Nullable Value at(Value key) {
    int position = find(key);
    return position < 0 ? null : values[position];
  }

  Value[] sortedKeys() {
    Value[] sorted = Arrays.copyOf(keys, size);
    Arrays.sort(sorted);
    return sorted;
  }

  /** Returns how deep the deepest of the keys and values is. */
  int depth() {
    int deepest = 0;
    for (int i = 0; i < size; i++) {
      deepest = Math.max(deepest, Math.max(keys[i].depth(), values[i].depth()));
    }
    return deepest;
  }

  @Override
  public @Nullable Value get(Object key) {
    return key instanceof Value value ? at(value) : null;
  }

  @Override
  public boolean containsKey(Object key) {
    return key instanceof Value value && find(value) >= 0;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public boolean equals(Object other) {
    return other == this || (other instanceof Map<?, ?> && super.equals(other));
  }

  @Override
  public int hashCode() {
    int hash = 0;
    for (int i = 0; i < size; i++) {
      hash += keys[i].hashCode() ^ values[i].hashCode();
    }
    return hash;
  }

  @Override
  public Set<Entry<Value, Value>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public Iterator<Entry<Value, Value>> iterator() {
        return new EntryIterator();
      }
    };
  }

  private final class EntryIterator implements Iterator<Entry<Value, Value>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < size;
    }

    @Override
    public Entry<Value, Value> next() {
      if (next >= size) {
        throw new NoSuchElementException();
      }
      Entry<Value, Value> entry = Map.entry(keys[next], values[next]);
      next++;
      return entry;
    }
  }
}
