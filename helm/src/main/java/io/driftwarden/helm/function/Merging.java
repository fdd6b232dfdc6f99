package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Emptiness;
import io.driftwarden.helm.value.Walk;
import java.util.List;
import java.util.Map;

/** Sprig's merging of mappings, which changes the first of them. */
final class Merging {
  private final boolean overwrite;
  private final Walk walk = new Walk();

  private Merging(boolean overwrite) {
    this.overwrite = overwrite;
  }

  static void declare(Functions functions) {
    for (String name : List.of("merge", "mustMerge")) {
      functions.open(name, "map map...", a -> merge(a, false));
    }
    for (String name : List.of("mergeOverwrite", "mustMergeOverwrite")) {
      functions.open(name, "map map...", a -> merge(a, true));
    }
  }

  private static Datum merge(Arguments a, boolean overwrite) {
    Datum.Dict into = a.dict(0);
    Merging merging = new Merging(overwrite);
    for (int i = 1; i < a.count(); i++) {
      merging.merge(into, a.dict(i), 0);
    }
    return into.as(Datum.Dict.ANY);
  }

  /** What is empty counts as not there; what isn't known stays unknown, replaced or not. */
  private void merge(Datum.Dict into, Datum.Dict from, int depth) {
    if (into.shares(from)) {
      return;
    }
    for (Map.Entry<String, Datum> entry : from.entries().entrySet()) {
      walk.step(depth);
      merge(into, entry.getKey(), entry.getValue(), depth);
    }
  }

  private void merge(Datum.Dict into, String key, Datum value, int depth) {
    Datum old = into.get(key);
    if (value instanceof Datum.Nil && !overwrite) {
      return;
    }
    if (old instanceof Datum.Dict oldDict && value instanceof Datum.Dict newDict) {
      merge(oldDict, newDict, depth + 1);
    } else if (overwrite || Emptiness.of(old) == Emptiness.EMPTY) {
      into.put(key, value);
    }
  }
}
