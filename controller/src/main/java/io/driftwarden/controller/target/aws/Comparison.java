package io.driftwarden.controller.target.aws;

import io.driftwarden.controller.target.Change;
import io.driftwarden.render.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a template sets with what is live. What it doesn't set is AWS's business, and what
 * can't be known is not compared.
 */
final class Comparison {
  private final List<Change.Field> found = new ArrayList<>();

  private Comparison() {}

  /** Returns what differs of the properties that are read. */
  static List<Change.Field> between(Value.Mapping wanted, Map<String, Object> live) {
    Comparison comparison = new Comparison();
    wanted
        .fields()
        .forEach((name, value) -> {
          if (live.containsKey(name)) {
            comparison.compare(List.of(name), value, live.get(name));
          }
        });
    return comparison.found;
  }

  /** Reports whether a live item is as one of a template's list. */
  static boolean matches(Value wanted, Object live) {
    Comparison comparison = new Comparison();
    comparison.compare(List.of(), wanted, live);
    return comparison.found.isEmpty();
  }

  private void compare(List<String> path, Value wanted, @Nullable Object live) {
    switch (wanted) {
      case Value.Mapping mapping when live instanceof Map<?, ?> map -> fields(path, mapping, map);
      case Value.Sequence sequence when live instanceof List<?> list ->
          items(path, sequence.items(), list);
      case Value.Unknown _ when live != null -> {}
      case Value.Null _ -> {}
      case Value.Sequence(List<Value> items, var _)
          when items.size() == 1 && live != null && !(live instanceof List<?>) ->
          compare(path, items.getFirst(), live);
      default -> {
        if (!Scalar.same(path.isEmpty() ? "" : path.getLast(), wanted, live)) {
          add(path, live, Optional.of(wanted));
        }
      }
    }
  }

  private void fields(List<String> path, Value.Mapping wanted, Map<?, ?> live) {
    wanted
        .fields()
        .forEach((name, value) -> compare(Paths.append(path, name), value, live.get(name)));
  }

  /** Lists are sets to AWS: equal items go together, then those of one key, then what is left. */
  private void items(List<String> path, List<Value> wanted, List<?> live) {
    List<Object> there = new ArrayList<>(live);
    List<Value> missing = new ArrayList<>(wanted);
    missing.sort(Comparator.comparing(Value.Unknown.class::isInstance));
    missing.removeIf(item -> take(there, found -> matches(item, found)).isPresent());
    boolean pairs = missing.size() == there.size() && missing.stream().noneMatch(Comparison::keyed);
    for (Value item : missing) {
      Optional<Object> other =
          take(there, found -> pairs ? sameShape(item, found) : sameKey(item, found));
      List<String> at = Paths.append(path, wanted.indexOf(item));
      other.ifPresentOrElse(
          found -> compare(at, item, found), () -> add(at, null, Optional.of(item)));
    }
    there.forEach(extra -> add(Paths.append(path, live.indexOf(extra)), extra, Optional.empty()));
  }

  private static Optional<Object> take(List<Object> there, Predicate<Object> wanted) {
    Optional<Object> first = there.stream().filter(wanted).findFirst();
    first.ifPresent(there::remove);
    return first;
  }

  private static boolean keyed(Value item) {
    return item instanceof Value.Mapping mapping && mapping.get("Key").isPresent();
  }

  /** What names its peer otherwise is another thing, and both are told whole. */
  private static boolean sameShape(Value item, Object live) {
    return !(item instanceof Value.Mapping mapping)
        || (live instanceof Map<?, ?> map && map.keySet().containsAll(mapping.fields().keySet()));
  }

  /** Tags have a key. */
  private static boolean sameKey(Value item, Object live) {
    return item instanceof Value.Mapping mapping
        && live instanceof Map<?, ?> map
        && mapping.get("Key").filter(key -> Scalar.same("Key", key, map.get("Key"))).isPresent();
  }

  private void add(List<String> path, @Nullable Object live, Optional<Value> wanted) {
    boolean secret = wanted.filter(Value::sensitive).isPresent();
    String from = secret ? "(sensitive)" : Json.text(live);
    found.add(new Change.Field(path, live == null ? "" : from, TemplateDifference.shown(wanted)));
  }
}
