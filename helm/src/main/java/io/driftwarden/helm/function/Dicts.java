package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Copies;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Kinds;
import io.driftwarden.helm.value.UnknownMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Sprig's mappings. {@code set} and {@code unset} change the one that they are given. */
final class Dicts {
  private Dicts() {}

  static void declare(Functions functions) {
    functions.open("dict", "any...", Dicts::dict);
    functions.open("get", "map string", Dicts::get);
    functions.open("set", "map string any", Dicts::set);
    functions.open("unset", "map string", Dicts::unset);
    functions.open("hasKey", "map string", a -> Datum.of(a.dict(0).has(a.text(1))));
    functions.open("pluck", "string map...", Dicts::pluck);
    functions.open("keys", "map...", Dicts::keys);
    functions.open("values", "map", a -> Datum.of(List.copyOf(a.dict(0).entries().values())));
    functions.open("pick", "map string...", a -> filtered(a, true));
    functions.open("omit", "map string...", a -> filtered(a, false));
    functions.open("dig", "any...", Dicts::dig);
    functions.open("deepCopy", "any", Dicts::copy);
    functions.open("mustDeepCopy", "any", Dicts::copy);
  }

  private static Datum copy(Arguments a) {
    if (a.get(0) instanceof Datum.Nil) {
      throw new BadArgument("reflect: call of reflect.Value.Type on zero Value");
    }
    return Copies.of(a.get(0));
  }

  private static Datum dict(Arguments a) {
    Datum.Dict dict = new Datum.Dict();
    for (int i = 0; i < a.count(); i += 2) {
      dict.put(Texts.of(a.get(i)), i + 1 < a.count() ? a.get(i + 1) : Datum.of(""));
    }
    return dict;
  }

  private static Datum get(Arguments a) {
    return a.get(0) instanceof Datum.Unknown ? a.get(0) : a.dict(0).get(a.text(1), Datum.of(""));
  }

  private static Datum set(Arguments a) {
    if (a.get(0) instanceof Datum.Nil) {
      throw new BadArgument("assignment to entry in nil map");
    }
    a.dict(0).put(a.text(1), a.get(2));
    return a.dict(0).as(Datum.Dict.ANY);
  }

  private static Datum unset(Arguments a) {
    a.dict(0).remove(key(a));
    return a.dict(0).as(Datum.Dict.ANY);
  }

  /** A random key that a mapping has is the one that is meant: nobody guesses one. */
  private static String key(Arguments a) {
    return a.get(1) instanceof Datum.Unknown unknown && a.dict(0).has(UnknownMark.of(unknown))
        ? UnknownMark.of(unknown)
        : a.text(1);
  }

  private static Datum pluck(Arguments a) {
    List<Datum> found = new ArrayList<>();
    for (int i = 1; i < a.count(); i++) {
      if (a.dict(i).has(a.text(0))) {
        found.add(a.dict(i).get(a.text(0)));
      }
    }
    return Datum.of(found);
  }

  private static Datum keys(Arguments a) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < a.count(); i++) {
      keys.addAll(a.dict(i).entries().keySet());
    }
    return Datum.texts(keys);
  }

  private static Datum filtered(Arguments a, boolean keep) {
    Set<String> names = new TreeSet<>();
    for (int i = 1; i < a.count(); i++) {
      names.add(a.text(i));
    }
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
    if (a.count() < 3) {
      throw new BadArgument("dig needs at least three arguments");
    }
    if (!(a.last() instanceof Datum.Unknown)) {
      dict(a.last());
    }
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < a.count() - 2; i++) {
      keys.add(key(a, i));
    }
    return dug(a, keys);
  }

  private static Datum dug(Arguments a, List<String> keys) {
    Datum here = a.last();
    for (String key : keys) {
      if (here instanceof Datum.Unknown) {
        return here;
      }
      Datum.Dict dict = dict(here);
      if (!dict.has(key)) {
        return a.get(a.count() - 2);
      }
      here = dict.get(key);
    }
    return here;
  }

  private static Datum.Dict dict(Datum here) {
    if (here instanceof Datum.Dict dict && dict.type().equals(Datum.Dict.ANY)) {
      return dict;
    }
    throw conversion(here, Datum.Dict.ANY);
  }

  private static String key(Arguments a, int index) {
    if (a.get(index) instanceof Datum.Text || a.get(index) instanceof Datum.Unknown) {
      return a.text(index);
    }
    throw conversion(a.get(index), "string");
  }

  private static BadArgument conversion(Datum datum, String wanted) {
    String given = datum instanceof Datum.Nil ? "nil" : Kinds.type(datum);
    return new BadArgument(
        "interface conversion: interface {} is %s, not %s".formatted(given, wanted));
  }
}
