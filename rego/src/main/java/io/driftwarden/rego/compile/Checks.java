package io.driftwarden.rego.compile;

import io.driftwarden.rego.syntax.Module;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is wrong with modules as they are written, whatever their rules mean. */
public final class Checks {
  private Checks() {}

  /**
   * Adds what is wrong with modules.
   *
   * @param strict whether nothing may be unused, and v0 is held to what v1 forbids
   */
  public static void run(List<Module> modules, boolean strict, Problems problems) {
    Map<List<String>, Set<String>> rules = new HashMap<>();
    for (Module module : modules) {
      Set<String> names = rules.computeIfAbsent(module.path(), _ -> new HashSet<>());
      module.rules().forEach(rule -> names.add(rule.head().name().name()));
    }
    for (Module module : modules) {
      if (strict || module.isV1()) {
        DeprecatedCalls.check(module, rules.getOrDefault(module.path(), Set.of()), problems);
      }
      if (strict) {
        UnusedNames.check(module, problems);
      }
    }
  }
}
