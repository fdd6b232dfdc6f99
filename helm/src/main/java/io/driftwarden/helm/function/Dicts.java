package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.format.Printing;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Copies;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Emptiness;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Sprig's mappings. {@code set}, {@code unset} and {@code merge} change the one they are given. */
final class Dicts {
  private Dicts() {}

  static void declare(Functions functions) {
    functions.open("dict", 0, Builtins.ANY, Dicts::dict);
    functions.open("get", 2, 2, Dicts::get);
    functions.open("set", 3, 3, Dicts::set);
    functions.open("unset", 2, 2, Dicts::unset);
    functions.open("hasKey", 2, 2, a -> Datum.of(a.dict(0).entries().containsKey(a.text(1))));
    functions.open("pluck", 1, Builtins.ANY, Dicts::pluck);
    functions.open("keys", 0, Builtins.ANY, Dicts::keys);
    functions.open("values", 1, 1, a -> Datum.of(List.copyOf(a.dict(0).entries().values())));
    functions.open("pick", 1, Builtins.ANY, a -> filtered(a, true));
    functions.open("omit", 1, Builtins.ANY, a -> filtered(a, false));
    functions.open("dig", 3, Builtins.ANY, Dicts::dig);
    for (String must : List.of("", "must")) {
      functions.open(must.isEmpty() ? "merge" : "mustMerge", 1, Builtins.ANY, a -> merge(a, false));
      functions.open(
          must.isEmpty() ? "mergeOverwrite" : "mustMergeOverwrite",
          1,
          Builtins.ANY,
          a -> merge(a, true));
      functions.open(must.isEmpty() ? "deepCopy" : "mustDeepCopy", 1, 1, a -> Copies.of(a.get(0)));
    }
  }

  private static Datum dict(Arguments a) {
    Datum.Dict dict = new Datum.Dict();
    for (int i = 0; i < a.count(); i += 2) {
      dict.put(Printing.text(a.get(i)), i + 1 < a.count() ? a.get(i + 1) : Datum.of(""));
    }
    return dict;
  }

  private static Datum get(Arguments a) {
    if (a.get(0) instanceof Datum.Unknown) {
      return a.get(0);
    }
    return a.dict(0).entries().getOrDefault(a.text(1), Datum.of(""));
  }

  private static Datum set(Arguments a) {
    a.dict(0).put(a.text(1), a.get(2));
    return a.get(0);
  }

  private static Datum unset(Arguments a) {
    a.dict(0).entries().remove(a.text(1));
    return a.get(0);
  }

  private static Datum pluck(Arguments a) {
    List<Datum> found = new ArrayList<>();
    for (int i = 1; i < a.count(); i++) {
      if (a.dict(i).entries().containsKey(a.text(0))) {
        found.add(a.dict(i).get(a.text(0)));
      }
    }
    return Datum.of(found);
  }

  private static Datum keys(Arguments a) {
    List<Datum> keys = new ArrayList<>();
    for (int i = 0; i < a.count(); i++) {
      a.dict(i).entries().keySet().forEach(key -> keys.add(Datum.of(key)));
    }
    return Datum.of(keys);
  }

  private static Datum filtered(Arguments a, boolean keep) {
    Set<String> names =
        a.values().subList(1, a.count()).stream().map(Printing::text).collect(Collectors.toSet());
    Datum.Dict result = new Datum.Dict();
    a.dict(0)
        .entries()
        .forEach((key, value) -> {
          if (names.contains(key) == keep) {
            result.put(key, value);
          }
        });
    return result;
  }

  /** {@code dig "a" "b" default dict} */
  private static Datum dig(Arguments a) {
    Datum here = a.dict(a.count() - 1);
    for (int i = 0; i < a.count() - 2; i++) {
      if (here instanceof Datum.Unknown) {
        return here;
      }
      boolean there = here instanceof Datum.Dict dict && dict.entries().containsKey(a.text(i));
      if (!there) {
        return a.get(a.count() - 2);
      }
      here = here instanceof Datum.Dict dict ? dict.get(a.text(i)) : Datum.NIL;
    }
    return here;
  }

  private static Datum merge(Arguments a, boolean overwrite) {
    for (int i = 1; i < a.count(); i++) {
      mergeInto(a.dict(0), a.dict(i), overwrite, 0);
    }
    return a.get(0);
  }

  /** An empty value counts as none, on either side. */
  private static void mergeInto(Datum.Dict into, Datum.Dict from, boolean overwrite, int depth) {
    Copies.checkDepth(depth);
    if (into.equals(from)) {
      return;
    }
    from.entries()
        .forEach((key, value) -> {
          Datum old = into.get(key);
          if (old instanceof Datum.Dict oldDict && value instanceof Datum.Dict newDict) {
            mergeInto(oldDict, newDict, overwrite, depth + 1);
          } else if (replaces(into, key, value, overwrite)) {
            into.put(key, value);
          }
        });
  }

  private static boolean replaces(Datum.Dict into, String key, Datum value, boolean overwrite) {
    Emptiness old = Emptiness.of(into.get(key));
    if (!into.entries().containsKey(key)) {
      return true;
    }
    if (overwrite) {
      return Emptiness.of(value) != Emptiness.EMPTY || old == Emptiness.EMPTY;
    }
    if (old == Emptiness.UNKNOWN) {
      throw new BadArgument("Whether %s is empty can't be known.".formatted(key));
    }
    return old == Emptiness.EMPTY;
  }
}
