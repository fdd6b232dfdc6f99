package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Function;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Emptiness;
import io.driftwarden.helm.value.Kinds;
import io.driftwarden.helm.value.Walk;
import java.util.ArrayList;
import java.util.List;

/** Sprig's lists; none of these functions changes the list that it is given. */
final class Lists {
  private static final int LONGEST = 100_000;

  private Lists() {}

  static void declare(Functions functions) {
    functions.open("list", "any...", a -> Datum.of(a.values()));
    functions.open("tuple", "any...", a -> Datum.of(a.values()));
    open(functions, "append", "any any", Lists::push);
    open(functions, "push", "any any", Lists::push);
    open(functions, "prepend", "any any", Lists::prepend);
    functions.open("concat", "any...", Lists::concat);
    open(functions, "first", "any", a -> end(items(a, 0, "Cannot find first on type"), true));
    open(functions, "last", "any", a -> end(items(a, 0, "Cannot find last on type"), false));
    open(functions, "rest", "any", a -> part(items(a, 0, "Cannot find rest on type"), 1, 0));
    open(functions, "initial", "any", a -> part(items(a, 0, "Cannot find initial on type"), 0, 1));
    open(
        functions,
        "reverse",
        "any",
        a -> Datum.of(items(a, 0, "Cannot find reverse on type").reversed()));
    strict(functions, "has", "any any", Lists::has);
    strict(functions, "without", "any any...", Lists::without);
    strict(
        functions, "uniq", "any", a -> Datum.of(unique(items(a, 0, "Cannot find uniq on type"))));
    strict(functions, "compact", "any", Lists::compact);
    strict(functions, "slice", "any any...", Lists::slice);
    strict(functions, "chunk", "int any", Lists::chunk);
  }

  private static void open(Functions functions, String name, String parameters, Function body) {
    functions.open(name, parameters, body);
    functions.open(must(name), parameters, body);
  }

  private static void strict(Functions functions, String name, String parameters, Function body) {
    functions.strict(name, parameters, body);
    functions.strict(must(name), parameters, body);
  }

  /** The other name of a function says that it may fail; they all may here. */
  static String must(String name) {
    return "must" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** Returns an argument that has to be a list. */
  private static List<Datum> items(Arguments a, int index, String otherwise) {
    return switch (a.get(index)) {
      case Datum.Items items -> items.items();
      case Datum.Unknown _ -> throw a.wrong(index);
      case Datum.Nil _ -> throw nil();
      case Datum.Truth _,
          Datum.Whole _,
          Datum.Fraction _,
          Datum.Text _,
          Datum.Dict _,
          Datum.Native _ ->
          throw new BadArgument(otherwise + " " + Kinds.kind(a.get(index)));
    };
  }

  private static Datum push(Arguments a) {
    return joined(items(a, 0, "Cannot push on type"), List.of(a.get(1)));
  }

  private static Datum prepend(Arguments a) {
    return joined(List.of(a.get(1)), items(a, 0, "Cannot prepend on type"));
  }

  private static Datum joined(List<Datum> first, List<Datum> second) {
    if (first.size() + second.size() > LONGEST) {
      throw tooLong();
    }
    List<Datum> all = new ArrayList<>(first);
    all.addAll(second);
    return Datum.of(all);
  }

  static BadArgument tooLong() {
    return new BadArgument(
        "List is too long", "The list would be longer than %,d.".formatted(LONGEST));
  }

  static int longest() {
    return LONGEST;
  }

  private static Datum concat(Arguments a) {
    List<Datum> all = List.of();
    for (int i = 0; i < a.count(); i++) {
      if (!(a.get(i) instanceof Datum.Items)) {
        throw notAList(a, i);
      }
      all = ((Datum.Items) joined(all, items(a, i, ""))).items();
    }
    return all.isEmpty() ? Datum.none(Datum.Element.ANY) : Datum.of(all);
  }

  private static RuntimeException notAList(Arguments a, int index) {
    return switch (a.get(index)) {
      case Datum.Nil _ -> nil();
      case Datum.Unknown _ -> a.wrong(index);
      default ->
          new BadArgument("Cannot concat type %s as list".formatted(Kinds.kind(a.get(index))));
    };
  }

  private static BadArgument nil() {
    return new BadArgument("runtime error: invalid memory address or nil pointer dereference");
  }

  private static Datum end(List<Datum> list, boolean first) {
    if (list.isEmpty()) {
      return Datum.NIL;
    }
    return first ? list.getFirst() : list.getLast();
  }

  private static Datum part(List<Datum> list, int from, int without) {
    return list.isEmpty()
        ? Datum.none(Datum.Element.ANY)
        : Datum.of(list.subList(from, list.size() - without));
  }

  private static Datum has(Arguments a) {
    if (a.get(1) instanceof Datum.Nil) {
      return Datum.FALSE;
    }
    Walk walk = new Walk();
    return Datum.of(
        items(a, 1, "Cannot find has on type").stream()
            .anyMatch(item -> Equality.deep(item, a.get(0), walk, 0)));
  }

  private static Datum without(Arguments a) {
    Walk walk = new Walk();
    List<Datum> unwanted = a.values().subList(1, a.count());
    return Datum.of(
        items(a, 0, "Cannot find without on type").stream()
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
        items(a, 0, "Cannot compact on type").stream()
            .filter(item -> Emptiness.of(item) != Emptiness.EMPTY)
            .toList());
  }

  private static Datum slice(Arguments a) {
    List<Datum> list = items(a, 0, "list should be type of slice or array but");
    if (list.isEmpty()) {
      return Datum.NIL;
    }
    long from = a.count() > 1 ? Numeric.whole(a.get(1)) : 0;
    long to = a.count() > 2 ? Numeric.whole(a.get(2)) : list.size();
    if (from < 0 || to < from || to > list.size()) {
      throw new BadArgument("reflect.Value.Slice: slice index out of bounds");
    }
    Datum.Element element = ((Datum.Items) a.get(0)).element();
    return new Datum.Items(List.copyOf(list.subList((int) from, (int) to)), element);
  }

  private static Datum chunk(Arguments a) {
    long size = a.whole(0);
    List<Datum> list = items(a, 1, "Cannot chunk type");
    int count = (int) (Math.floor((list.size() - 1.0) / size) + 1);
    if (count < 0 || size == 0 || (size < 0 && count > 0 && list.size() != 1)) {
      throw new BadArgument("runtime error: makeslice: len out of range");
    }
    List<Datum> chunks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int from = (int) Math.max(0, i * size);
      int to = (int) Math.min(list.size(), size < 0 ? list.size() : from + size);
      chunks.add(Datum.of(list.subList(from, to)));
    }
    return new Datum.Items(chunks, Datum.Element.LIST);
  }
}
