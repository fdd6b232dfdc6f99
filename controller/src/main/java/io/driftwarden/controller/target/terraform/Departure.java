package io.driftwarden.controller.target.terraform;

import io.driftwarden.controller.target.Likeness;
import io.driftwarden.controller.target.Overlay.Secret;
import io.driftwarden.render.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where live values depart from what git sets. What git leaves open, or can't know without a run,
 * is no departure, and neither is what live data says nothing about.
 */
final class Departure {
  private final List<Difference> found = new ArrayList<>();

  private Departure() {}

  /** Returns the departures: from what is live to what git has. */
  static List<Difference> of(Value.Mapping rendered, Map<String, ?> live) {
    Departure departure = new Departure();
    rendered
        .fields()
        .forEach((name, value) -> {
          if (live.containsKey(name)) {
            departure.compare(List.of(name), value, live.get(name));
          }
        });
    return departure.found;
  }

  private void compare(List<String> path, Value own, @Nullable Object live) {
    switch (own) {
      case Value.Unknown _, Value.Null _ -> {}
      case Value.Sensitive sensitive -> secret(path, sensitive.value(), live);
      case Value.Mapping mapping when live instanceof Map<?, ?> map -> fields(path, mapping, map);
      case Value.Sequence sequence when live instanceof List<?> list -> items(path, sequence, list);
      case Value.Mapping mapping when live instanceof String text -> document(path, mapping, text);
      case Value.Sequence sequence when live instanceof String text ->
          document(path, sequence, text);
      case Value.Mapping _, Value.Sequence _, Value.Text _, Value.Number _, Value.Bool _ -> {
        if (!same(path, own, live)) {
          found.add(new Difference(path, live, own.plain(true)));
        }
      }
    }
  }

  private void secret(List<String> path, Value own, @Nullable Object live) {
    if (!of(own, live)) {
      found.add(new Difference(path, new Secret(live), new Secret(own.plain(false))));
    }
  }

  /** A rendering knows what a JSON document says, of which live data has the text. */
  private void document(List<String> path, Value own, String text) {
    if (!of(own, Json.plain(text))) {
      found.add(new Difference(path, text, own.plain(true)));
    }
  }

  private static boolean of(Value own, @Nullable Object live) {
    Departure departure = new Departure();
    departure.compare(List.of(""), own, live);
    return departure.found.isEmpty();
  }

  /** What somebody added to a map of git's departs from it. */
  private void fields(List<String> path, Value.Mapping own, Map<?, ?> live) {
    own.fields().forEach((name, value) -> compare(append(path, name), value, live.get(name)));
    live.forEach((name, value) -> {
      if (own.get(String.valueOf(name)).isEmpty()) {
        found.add(new Difference(append(path, name), value, null));
      }
    });
  }

  /** Most lists are sets, so that items are paired wherever they stand. */
  private void items(List<String> path, Value.Sequence own, List<?> live) {
    Set<Integer> left = new HashSet<>();
    for (int i = 0; i < live.size(); i++) {
      left.add(i);
    }
    List<Value> missing = new ArrayList<>();
    for (Value item : own.items()) {
      match(left, item, live).ifPresentOrElse(left::remove, () -> missing.add(item));
    }
    left.stream().sorted().forEach(i -> extra(append(path, i), missing, live.get(i)));
    missing.forEach(item ->
        found.add(new Difference(append(path, own.items().indexOf(item)), null, item.plain(true))));
  }

  /** One block in place of another is told by what differs in it. */
  private void extra(List<String> path, List<Value> missing, @Nullable Object live) {
    if (live instanceof Map<?, ?> && !missing.isEmpty()) {
      block(path, missing.removeFirst(), live);
    } else {
      found.add(new Difference(path, live, null));
    }
  }

  private void block(List<String> path, Value own, Object live) {
    if (own instanceof Value.Mapping mapping && live instanceof Map<?, ?> map) {
      mapping
          .fields()
          .forEach((name, value) -> {
            if (map.containsKey(name)) {
              compare(append(path, name), value, map.get(name));
            }
          });
    } else {
      compare(path, own, live);
    }
  }

  private static Optional<Integer> match(Set<Integer> left, Value own, List<?> live) {
    return left.stream().sorted().filter(i -> matches(own, live.get(i))).findFirst();
  }

  private static boolean matches(Value own, @Nullable Object live) {
    Departure departure = new Departure();
    if (live == null) {
      return false;
    }
    departure.block(List.of(""), own, live);
    return departure.found.isEmpty();
  }

  private static boolean same(List<String> path, Value own, @Nullable Object live) {
    return Likeness.same(own, live)
        || (isNothing(own) && isNothing(live))
        || (isVersion(path) && String.valueOf(live).startsWith(text(own) + "."))
        || sameJson(own, live);
  }

  /** A version of which git names the beginning only is upgraded by its provider. */
  private static boolean isVersion(List<String> path) {
    return path.getLast().endsWith("version") || path.getLast().endsWith("Version");
  }

  private static String text(Value own) {
    return String.valueOf(own.plain(false));
  }

  private static boolean sameJson(Value own, @Nullable Object live) {
    return own instanceof Value.Text(String text, var _)
        && live instanceof String other
        && text.startsWith("{")
        && Json.parse(text).equals(Json.parse(other));
  }

  private static boolean isNothing(Value own) {
    return switch (own) {
      case Value.Text text -> text.value().isEmpty();
      case Value.Sequence sequence -> sequence.items().isEmpty();
      case Value.Mapping mapping -> mapping.fields().isEmpty();
      default -> false;
    };
  }

  private static boolean isNothing(@Nullable Object live) {
    return switch (live) {
      case null -> true;
      case String text -> text.isEmpty();
      case List<?> list -> list.isEmpty();
      case Map<?, ?> map -> map.isEmpty();
      default -> false;
    };
  }

  private static List<String> append(List<String> path, Object step) {
    List<String> longer = new ArrayList<>(path);
    longer.add(String.valueOf(step));
    return longer;
  }
}
