package io.driftwarden.render;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a mapping, in order. A definition of Kubernetes has ten thousand mappings of two or
 * three fields, for each of which a hash table takes four times as much memory.
 */
final class FewFields extends AbstractMap<String, Value> implements SequencedMap<String, Value> {
  private static final int FEW = 8;

  private final String[] keys;
  private final Value[] values;

  private FewFields(SequencedMap<String, Value> fields) {
    this.keys = fields.keySet().toArray(String[]::new);
    this.values = fields.values().toArray(Value[]::new);
  }

  /** Returns an unmodifiable copy, in the same order. */
  static SequencedMap<String, Value> copyOf(SequencedMap<String, Value> fields) {
    return fields.size() > FEW
        ? Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields))
        : fields instanceof FewFields few ? few : new FewFields(fields);
  }

  @Override
  public int size() {
    return keys.length;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return indexOf(key) >= 0;
  }

  @Override
  public @Nullable Value get(@Nullable Object key) {
    int index = indexOf(key);
    return index < 0 ? null : values[index];
  }

  private int indexOf(@Nullable Object key) {
    for (int i = 0; i < keys.length; i++) {
      if (keys[i].equals(key)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public SequencedMap<String, Value> reversed() {
    return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(this).reversed());
  }

  @Override
  public Set<Map.Entry<String, Value>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return keys.length;
      }

      @Override
      public Iterator<Map.Entry<String, Value>> iterator() {
        return entries();
      }
    };
  }

  private Iterator<Map.Entry<String, Value>> entries() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < keys.length;
      }

      @Override
      public Map.Entry<String, Value> next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        int index = next++;
        return Map.entry(keys[index], values[index]);
      }
    };
  }
}
