package io.driftwarden.helm.function;

import io.driftwarden.helm.value.Copies;
import io.driftwarden.helm.value.Datum;
import java.util.List;
import java.util.SortedMap;

/** Go's {@code reflect.DeepEqual}, safe on values that contain themselves. */
final class Equality {
  private Equality() {}

  static boolean deep(Datum a, Datum b) {
    return deep(a, b, 0);
  }

  private static boolean deep(Datum a, Datum b, int depth) {
    Copies.checkDepth(depth);
    if (a instanceof Datum.Dict one && b instanceof Datum.Dict other) {
      return dicts(one.entries(), other.entries(), depth);
    }
    if (a instanceof Datum.Items one && b instanceof Datum.Items other) {
      return items(one.items(), other.items(), depth);
    }
    boolean nested = a instanceof Datum.Dict || a instanceof Datum.Items;
    return !nested && a.equals(b);
  }

  private static boolean dicts(SortedMap<String, Datum> a, SortedMap<String, Datum> b, int depth) {
    return a.keySet().equals(b.keySet())
        && a.entrySet().stream()
            .allMatch(entry ->
                deep(entry.getValue(), b.getOrDefault(entry.getKey(), Datum.NIL), depth + 1));
  }

  private static boolean items(List<Datum> a, List<Datum> b, int depth) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!deep(a.get(i), b.get(i), depth + 1)) {
        return false;
      }
    }
    return true;
  }
}
