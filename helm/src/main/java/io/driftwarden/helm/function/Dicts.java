package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.format.Printing;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Copies;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Emptiness;
import io.driftwarden.helm.value.Kinds;
import io.driftwarden.helm.value.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    if (a.get(0) instanceof Datum.Nil) {
      throw new BadArgument("There is no mapping to set something in: the value is missing.");
    }
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
      if (!(here instanceof Datum.Dict dict)) {
        throw new BadArgument(
            "Before \"%s\" stands a value of kind %s, and no mapping."
                .formatted(a.text(i), Kinds.kind(here)));
      }
      if (!dict.entries().containsKey(a.text(i))) {
        return a.get(a.count() - 2);
      }
      here = dict.get(a.text(i));
    }
    return here;
  }

  private static Datum merge(Arguments a, boolean overwrite) {
    Datum.Dict into = a.dict(0);
    Walk walk = new Walk();
    for (int i = 1; i < a.count(); i++) {
      mergeInto(into, a.dict(i), overwrite, walk, 0);
    }
    return into;
  }

  /** What is empty counts as not there; what isn't known stays unknown, replaced or not. */
  private static void mergeInto(
      Datum.Dict into, Datum.Dict from, boolean overwrite, Walk walk, int depth) {
    if (into.equals(from)) {
      return;
    }
    for (Map.Entry<String, Datum> entry : from.entries().entrySet()) {
      walk.step(depth);
      Datum old = into.get(entry.getKey());
      if (old instanceof Datum.Dict oldDict && entry.getValue() instanceof Datum.Dict newDict) {
        mergeInto(oldDict, newDict, overwrite, walk, depth + 1);
      } else if (overwrite || Emptiness.of(old) == Emptiness.EMPTY) {
        into.put(entry.getKey(), entry.getValue());
      }
    }
  }
}
