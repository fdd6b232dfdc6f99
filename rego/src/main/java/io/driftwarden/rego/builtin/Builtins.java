package io.driftwarden.rego.builtin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All builtins by name. */
public final class Builtins {
  private static final Map<String, Builtin> ALL = all();

  private Builtins() {}

  private static Map<String, Builtin> all() {
    Map<String, Builtin> all = new TreeMap<>();
    List.of(
            Comparisons.TABLE,
            Numbers.TABLE,
            Aggregates.TABLE,
            Arrays.TABLE,
            Sets.TABLE,
            Objects.TABLE,
            Strings.TABLE,
            Types.TABLE,
            Regexes.TABLE,
            Encodings.TABLE,
            Json.TABLE,
            Globs.TABLE,
            Networks.TABLE,
            Units.TABLE,
            Semver.TABLE,
            Graphs.TABLE,
            Times.TABLE,
            Digests.TABLE,
            Families.TABLE)
        .forEach(table -> all.putAll(table.all()));
    all.putAll(SwitchedOff.TABLE.all());
    return all;
  }

  public static Optional<Builtin> find(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  /** Reports whether OPA has a builtin of that name, or its family, that is not here yet. */
  public static boolean isMissing(String name) {
    return !ALL.containsKey(name) && Missing.has(name);
  }

  public static Set<String> names() {
    return ALL.keySet();
  }
}
