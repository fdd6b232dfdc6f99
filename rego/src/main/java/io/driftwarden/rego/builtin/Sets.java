package io.driftwarden.rego.builtin;

import io.driftwarden.rego.value.SetValue;
import io.driftwarden.rego.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Sets. */
final class Sets {
  static final Table TABLE =
      new Table()
          .add("and(set, set) set", (_, in) -> intersection(List.of(in.set(0), in.set(1))))
          .add("or(set, set) set", (_, in) -> union(List.of(in.set(0), in.set(1))))
          .add("set_diff(set, set) set", (_, in) -> difference(in.set(0), in.set(1)))
          .add("intersection(set[set]) set", (_, in) -> intersection(in.set(0).sorted()))
          .add("union(set[set]) set", (_, in) -> union(in.set(0).sorted()));

  private Sets() {}

  private static Value intersection(List<? extends Value> sets) {
    if (sets.isEmpty()) {
      return SetValue.EMPTY;
    }
    Set<Value> common = new HashSet<>(((SetValue) sets.getFirst()).elements());
    sets.forEach(set -> common.retainAll(((SetValue) set).elements()));
    return SetValue.of(common);
  }

  private static Value union(List<? extends Value> sets) {
    Set<Value> all = new HashSet<>();
    sets.forEach(set -> all.addAll(((SetValue) set).elements()));
    return SetValue.of(all);
  }

  static Value difference(SetValue from, SetValue without) {
    return SetValue.of(
        from.elements().stream().filter(element -> !without.contains(element)).toList());
  }
}
