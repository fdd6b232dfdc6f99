package io.driftwarden.helm.function;

import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Walk;
import java.util.List;
import java.util.SortedMap;

/** Go's {@code reflect.DeepEqual}, safe on values that contain themselves. */
final class Equality {
  private Equality() {}

  static boolean deep(Datum a, Datum b) {
    return deep(a, b, new Walk(), 0);
  }

  /** Reports the same, the steps counted with those of others. */
  static boolean deep(Datum a, Datum b, Walk walk, int depth) {
    walk.step(depth);
    if (a instanceof Datum.Dict one && b instanceof Datum.Dict other) {
      return dicts(one.entries(), other.entries(), walk, depth);
    }
    if (a instanceof Datum.Items one && b instanceof Datum.Items other) {
      return items(one.items(), other.items(), walk, depth);
    }
    if (a instanceof Datum.Text text) {
      walk.text(text.value().length());
    }
    if (Moments.is(a) && Moments.is(b)) {
      return Moments.equal(a, b);
    }
    boolean nested = a instanceof Datum.Dict || a instanceof Datum.Items;
    return !nested && a.equals(b);
  }

  private static boolean dicts(
      SortedMap<String, Datum> a, SortedMap<String, Datum> b, Walk walk, int depth) {
    return a.keySet().equals(b.keySet())
        && a.entrySet().stream()
            .allMatch(entry ->
                deep(entry.getValue(), b.getOrDefault(entry.getKey(), Datum.NIL), walk, depth + 1));
  }

  private static boolean items(List<Datum> a, List<Datum> b, Walk walk, int depth) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!deep(a.get(i), b.get(i), walk, depth + 1)) {
        return false;
      }
    }
    return true;
  }
}
