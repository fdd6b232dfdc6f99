package io.driftwarden.rego.builtin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All builtins by name, and those that are switched off. */
public final class Builtins {
  private static final Map<String, Builtin> ALL = all();

  private static final String NETWORK = "policies reach no network here.";

  private static final Map<String, String> OFF =
      Map.of(
          "http.send", NETWORK,
          "net.lookup_ip_addr", NETWORK,
          "opa.runtime", "a verdict may not depend on the machine that gives it.",
          "rand.intn", "a verdict may not depend on chance.",
          "uuid.rfc4122", "a verdict may not depend on chance.");

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
            Digests.TABLE)
        .forEach(table -> all.putAll(table.all()));
    return all;
  }

  public static Optional<Builtin> find(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  public static Set<String> names() {
    return ALL.keySet();
  }

  /** Returns why a builtin that others have is switched off here, if it is one. */
  public static Optional<String> whyOff(String name) {
    return Optional.ofNullable(OFF.get(name));
  }
}
