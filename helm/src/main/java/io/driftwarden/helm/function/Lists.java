package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Emptiness;
import io.driftwarden.helm.value.Walk;
import java.util.ArrayList;
import java.util.List;

/** Sprig's lists; none of these functions changes the list that it is given. */
final class Lists {
  private static final int LONGEST = 100_000;

  private Lists() {}

  static void declare(Functions functions) {
    functions.open("list", 0, Builtins.ANY, a -> Datum.of(a.values()));
    functions.open("tuple", 0, Builtins.ANY, a -> Datum.of(a.values()));
    both(functions, "append", 2, a -> appended(a.list(0), a.get(1)));
    both(functions, "push", 2, a -> appended(a.list(0), a.get(1)));
    both(functions, "prepend", 2, a -> joined(List.of(a.get(1)), a.list(0)));
    functions.open("concat", 0, Builtins.ANY, Lists::concat);
    both(functions, "first", 1, a -> end(a.list(0), true));
    both(functions, "last", 1, a -> end(a.list(0), false));
    both(functions, "rest", 1, a -> slice(a.list(0), 1, a.list(0).size()));
    both(functions, "initial", 1, a -> slice(a.list(0), 0, a.list(0).size() - 1));
    both(functions, "reverse", 1, a -> Datum.of(a.list(0).reversed()));
    strict(functions, "has", 2, 2, a -> Datum.of(has(a.list(1), a.get(0))));
    strict(functions, "without", 1, Builtins.ANY, Lists::without);
    strict(functions, "uniq", 1, 1, a -> Datum.of(unique(a.list(0))));
    strict(functions, "compact", 1, 1, Lists::compact);
    strict(functions, "slice", 1, 3, Lists::slice);
    strict(functions, "chunk", 2, 2, Lists::chunk);
    functions.strict("until", 1, 1, a -> count(0, a.whole(0), a.whole(0) < 0 ? -1 : 1));
    functions.strict("untilStep", 3, 3, a -> count(a.whole(0), a.whole(1), a.whole(2)));
    functions.strict("seq", 1, 3, Lists::sequence);
  }

  private static void both(
      Functions functions, String name, int count, io.driftwarden.helm.eval.Function body) {
    functions.open(name, count, count, body);
    functions.open(must(name), count, count, body);
  }

  private static void strict(
      Functions functions,
      String name,
      int least,
      int most,
      io.driftwarden.helm.eval.Function body) {
    functions.strict(name, least, most, body);
    functions.strict(must(name), least, most, body);
  }

  /** The other name of a function says that it may fail; they all may here. */
  private static String must(String name) {
    return "must" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static Datum appended(List<Datum> list, Datum value) {
    return joined(list, List.of(value));
  }

  private static Datum joined(List<Datum> first, List<Datum> second) {
    if (first.size() + second.size() > LONGEST) {
      throw new BadArgument("The list would be longer than %,d.".formatted(LONGEST));
    }
    List<Datum> all = new ArrayList<>(first);
    all.addAll(second);
    return Datum.of(all);
  }

  private static Datum concat(Arguments a) {
    Datum all = Datum.of(List.of());
    for (int i = 0; i < a.count(); i++) {
      all = joined(((Datum.Items) all).items(), a.list(i));
    }
    return all;
  }

  private static Datum end(List<Datum> list, boolean first) {
    if (list.isEmpty()) {
      return Datum.NIL;
    }
    return first ? list.getFirst() : list.getLast();
  }

  private static Datum slice(List<Datum> list, int from, int to) {
    return list.isEmpty() ? Datum.of(List.of()) : Datum.of(list.subList(from, to));
  }

  private static boolean has(List<Datum> list, Datum value) {
    Walk walk = new Walk();
    return list.stream().anyMatch(item -> Equality.deep(item, value, walk, 0));
  }

  private static Datum without(Arguments a) {
    Walk walk = new Walk();
    List<Datum> unwanted = a.values().subList(1, a.count());
    return Datum.of(
        a.list(0).stream()
            .filter(item -> unwanted.stream().noneMatch(u -> Equality.deep(item, u, walk, 0)))
            .toList());
  }

  private static List<Datum> unique(List<Datum> list) {
    Walk walk = new Walk();
    List<Datum> seen = new ArrayList<>();
    for (Datum item : list) {
      if (seen.stream().noneMatch(other -> Equality.deep(item, other, walk, 0))) {
        seen.add(item);
      }
    }
    return seen;
  }

  private static Datum compact(Arguments a) {
    return Datum.of(
        a.list(0).stream().filter(item -> Emptiness.of(item) != Emptiness.EMPTY).toList());
  }

  private static Datum slice(Arguments a) {
    int from = a.count() > 1 ? a.whole(1, 0, a.list(0).size()) : 0;
    int to = a.count() > 2 ? a.whole(2, from, a.list(0).size()) : a.list(0).size();
    return Datum.of(a.list(0).subList(from, to));
  }

  private static Datum chunk(Arguments a) {
    int size = a.whole(0, 1, LONGEST);
    List<Datum> chunks = new ArrayList<>();
    for (int i = 0; i < a.list(1).size(); i += size) {
      chunks.add(Datum.of(a.list(1).subList(i, Math.min(i + size, a.list(1).size()))));
    }
    return Datum.of(chunks);
  }

  private static Datum count(long start, long stop, long step) {
    List<Datum> numbers = new ArrayList<>();
    if (step == 0) {
      return Datum.of(numbers);
    }
    for (long i = start; step > 0 ? i < stop : i > stop; i += step) {
      if (numbers.size() >= LONGEST) {
        throw new BadArgument("The list would be longer than %,d.".formatted(LONGEST));
      }
      numbers.add(Datum.of(i));
    }
    return Datum.of(numbers);
  }

  /** {@code seq last}, {@code seq first last} or {@code seq first step last}, as in a shell. */
  private static Datum sequence(Arguments a) {
    long first = a.count() == 1 ? 1 : a.whole(0);
    long last = a.whole(a.count() - 1);
    if (Math.abs((double) last - first) > LONGEST) {
      throw new BadArgument("The list would be longer than %,d.".formatted(LONGEST));
    }
    long step = a.count() == 3 ? a.whole(1) : (last >= first ? 1 : -1);
    Datum.Items numbers = (Datum.Items) count(first, step > 0 ? last + 1 : last - 1, step);
    return Datum.of(String.join(" ", Texts.texts(numbers)));
  }
}
