package io.driftwarden.hcl.value;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Finds the one type that all of several types can be converted to. */
public final class Unification {
  private Unification() {}

  /** Returns the type; text may become numbers where numbers are asked for, which can fail. */
  public static Optional<Type> of(Collection<Type> types) {
    return of(types, true);
  }

  /**
   * Returns the type.
   *
   * @param daring whether conversions are allowed that may fail, depending on the value
   */
  static Optional<Type> of(Collection<Type> types, boolean daring) {
    List<Type> distinct = types.stream().distinct().toList();
    return distinct.size() == 1 ? Optional.of(distinct.getFirst()) : ofDistinct(distinct, daring);
  }

  private static Optional<Type> ofDistinct(List<Type> types, boolean daring) {
    if (types.isEmpty()) {
      return Optional.empty();
    }
    if (all(types, Type.MapOf.class::isInstance)) {
      return collection(types, Type.MapOf::new, daring);
    }
    if (all(types, t -> t instanceof Type.MapOf || t instanceof Type.ObjectOf)) {
      Optional<Type> map = objectsAsMaps(types, daring);
      if (any(types, Type.MapOf.class::isInstance) && map.isPresent()) {
        return map;
      }
    }
    if (all(types, Type.ListOf.class::isInstance)) {
      return collection(types, Type.ListOf::new, daring);
    }
    if (all(types, t -> t instanceof Type.ListOf || t instanceof Type.TupleOf)) {
      Optional<Type> list = tuplesAsLists(types, daring);
      if (any(types, Type.ListOf.class::isInstance) && list.isPresent()) {
        return list;
      }
    }
    if (all(types, Type.SetOf.class::isInstance)) {
      return collection(types, Type.SetOf::new, daring);
    }
    if (all(types, Type.ObjectOf.class::isInstance)) {
      return objects(types, daring);
    }
    if (all(types, Type.TupleOf.class::isInstance)) {
      return tuples(types, daring);
    }
    boolean structures =
        any(types, Type.ObjectOf.class::isInstance) && any(types, Type.TupleOf.class::isInstance);
    return structures ? Optional.empty() : preferred(types, daring);
  }

  /** Reports whether every type that is known is of a kind, and one is. */
  private static boolean all(List<Type> types, Predicate<Type> kind) {
    return any(types, kind) && types.stream().allMatch(t -> t instanceof Type.Any || kind.test(t));
  }

  private static boolean any(List<Type> types, Predicate<Type> kind) {
    return types.stream().anyMatch(kind);
  }

  private static Optional<Type> collection(
      List<Type> types, Function<Type, Type> of, boolean daring) {
    if (types.contains(Type.Any.ANY)) {
      return Optional.of(Type.Any.ANY);
    }
    List<Type> items = types.stream().map(type -> type.element().orElseThrow()).toList();
    return of(items, daring).map(of).filter(type -> allConvert(types, type, daring));
  }

  private static boolean allConvert(List<Type> types, Type wanted, boolean daring) {
    return types.stream().allMatch(type -> Convertible.is(type, wanted, daring));
  }

  private static Optional<Type> objectsAsMaps(List<Type> types, boolean daring) {
    List<Type> objects = types.stream().filter(Type.ObjectOf.class::isInstance).toList();
    return objectsToMap(objects, daring)
        .flatMap(map -> of(replaced(types, Type.ObjectOf.class, map), daring))
        .filter(Type.MapOf.class::isInstance);
  }

  private static Optional<Type> tuplesAsLists(List<Type> types, boolean daring) {
    List<Type> tuples = types.stream().filter(Type.TupleOf.class::isInstance).toList();
    return tuplesToList(tuples, daring)
        .flatMap(list -> of(replaced(types, Type.TupleOf.class, list), daring))
        .filter(Type.ListOf.class::isInstance);
  }

  private static List<Type> replaced(List<Type> types, Class<? extends Type> kind, Type by) {
    return types.stream().map(type -> kind.isInstance(type) ? by : type).toList();
  }

  private static Optional<Type> objects(List<Type> types, boolean daring) {
    if (types.contains(Type.Any.ANY)) {
      return Optional.of(Type.Any.ANY);
    }
    List<Map<String, Type.Field>> all = new ArrayList<>();
    types.forEach(type -> all.add(((Type.ObjectOf) type).fields()));
    Map<String, Type.Field> first = all.getFirst();
    if (!all.stream().allMatch(fields -> fields.keySet().equals(first.keySet()))) {
      return objectsToMap(types, daring);
    }
    Map<String, Type> unified = new LinkedHashMap<>();
    for (String name : first.keySet()) {
      List<Type> across =
          all.stream().map(fields -> Objects.requireNonNull(fields.get(name)).type()).toList();
      Optional<Type> type = of(across, daring);
      if (type.isEmpty()) {
        return Optional.empty();
      }
      unified.put(name, type.get());
    }
    Type object = Type.ObjectOf.having(unified);
    return allConvert(types, object, daring) ? Optional.of(object) : objectsToMap(types, daring);
  }

  private static Optional<Type> objectsToMap(List<Type> types, boolean daring) {
    List<Type> items =
        types.stream()
            .flatMap(type -> ((Type.ObjectOf) type).fields().values().stream())
            .map(Type.Field::type)
            .toList();
    return of(items, daring)
        .<Type>map(Type.MapOf::new)
        .filter(map -> allConvert(types, map, daring));
  }

  private static Optional<Type> tuples(List<Type> types, boolean daring) {
    if (types.contains(Type.Any.ANY)) {
      return Optional.of(Type.Any.ANY);
    }
    List<List<Type>> all = types.stream().map(type -> ((Type.TupleOf) type).items()).toList();
    int size = all.getFirst().size();
    if (!all.stream().allMatch(items -> items.size() == size)) {
      return tuplesToList(types, daring);
    }
    List<Type> unified = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int at = i;
      Optional<Type> type = of(all.stream().map(items -> items.get(at)).toList(), daring);
      if (type.isEmpty()) {
        return Optional.empty();
      }
      unified.add(type.get());
    }
    Type tuple = new Type.TupleOf(unified);
    return allConvert(types, tuple, daring) ? Optional.of(tuple) : tuplesToList(types, daring);
  }

  private static Optional<Type> tuplesToList(List<Type> types, boolean daring) {
    List<Type> items =
        types.stream().flatMap(type -> ((Type.TupleOf) type).items().stream()).toList();
    return of(items, daring)
        .<Type>map(Type.ListOf::new)
        .filter(list -> allConvert(types, list, daring));
  }

  private static Optional<Type> preferred(List<Type> types, boolean daring) {
    return inOrder(types).stream().filter(type -> allConvert(types, type, daring)).findFirst();
  }

  /** Sorts topologically: what others are converted to without loss comes first. */
  private static List<Type> inOrder(List<Type> types) {
    int size = types.size();
    List<List<Integer>> after = new ArrayList<>();
    int[] before = new int[size];
    for (int i = 0; i < size; i++) {
      after.add(new ArrayList<>());
    }
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        int order = Generality.compare(types.get(i), types.get(j));
        if (order != 0) {
          after.get(order < 0 ? i : j).add(order < 0 ? j : i);
          before[order < 0 ? j : i]++;
        }
      }
    }
    return walk(types, after, before);
  }

  private static List<Type> walk(List<Type> types, List<List<Integer>> after, int[] before) {
    Deque<Integer> ready = new ArrayDeque<>();
    for (int i = 0; i < before.length; i++) {
      if (before[i] == 0) {
        ready.add(i);
      }
    }
    List<Type> sorted = new ArrayList<>();
    while (!ready.isEmpty()) {
      int next = ready.remove();
      sorted.add(types.get(next));
      for (int later : after.get(next)) {
        if (--before[later] == 0) {
          ready.add(later);
        }
      }
    }
    return sorted;
  }
}
