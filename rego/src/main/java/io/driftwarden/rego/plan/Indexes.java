package io.driftwarden.rego.plan;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.Value;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Where in an array the elements are that have a value at a path; found out at the second ask. */
final class Indexes {
  private static final int SMALLEST = 16;
  private static final int[] NOWHERE = {};

  private final Map<Key, Index> known = new ConcurrentHashMap<>();

  /** An array, which is the same only as itself, and a path within its elements. */
  private record Key(ArrayValue array, ArrayValue path) {
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(Object other) {
      return other instanceof Key that && array == that.array && path.equals(that.path);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(array) * 31 + path.hashCode();
    }
  }

  private static final class Index {
    private @Nullable Map<Value, int[]> positions;

    synchronized Map<Value, int[]> positions(Key key, Limits limits) {
      Map<Value, int[]> made = positions;
      if (made == null) {
        made = make(key, limits);
        positions = made;
      }
      return made;
    }

    private static Map<Value, int[]> make(Key key, Limits limits) {
      Map<Value, Positions> found = new HashMap<>();
      limits.charge(key.array().size());
      for (int i = 0; i < key.array().size(); i++) {
        limits.step();
        Value at = key.array().get(i);
        for (int k = 0; at != null && k < key.path().size(); k++) {
          at = Documents.element(at, key.path().get(k));
        }
        if (at != null) {
          found.computeIfAbsent(at, _ -> new Positions()).add(i);
        }
      }
      Map<Value, int[]> made = HashMap.newHashMap(found.size());
      found.forEach((value, positions) -> made.put(value, positions.all()));
      return made;
    }
  }

  private static final class Positions {
    private int[] all = new int[4];
    private int size;

    void add(int position) {
      if (size == all.length) {
        all = Arrays.copyOf(all, size * 2);
      }
      all[size++] = position;
    }

    int[] all() {
      return Arrays.copyOf(all, size);
    }
  }

  /** Returns the positions in order; null where it is better to try all. */
  int @Nullable [] find(ArrayValue array, Filter filter, Frame frame) {
    if (array.size() < SMALLEST) {
      return null;
    }
    Key key = new Key(array, filter.path());
    Index index = known.get(key);
    if (index == null) {
      known.put(key, new Index());
      return null;
    }
    return index
        .positions(key, frame.machine().limits())
        .getOrDefault(filter.wanted().value(frame), NOWHERE);
  }
}
