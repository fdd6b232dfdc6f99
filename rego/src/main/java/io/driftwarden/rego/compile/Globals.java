package io.driftwarden.rego.compile;

import io.driftwarden.rego.plan.Node;
import io.driftwarden.rego.syntax.Import;
import io.driftwarden.rego.syntax.Module;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What names mean in a module where no variable has them. */
final class Globals {
  /** A path from {@code input} or {@code data}. */
  record Target(boolean isInput, List<String> path) {}

  private final Map<String, Target> targets = new HashMap<>();

  /** Returns the globals of a module whose package has these rules. */
  static Globals of(Module module, Set<String> rules) {
    Globals globals = empty();
    for (String rule : rules) {
      List<String> path = new ArrayList<>(module.path());
      path.add(rule);
      globals.targets.put(rule, new Target(false, path));
    }
    for (Import imported : module.imports()) {
      boolean isInput = imported.root().equals("input");
      globals.targets.put(imported.name(), new Target(isInput, imported.path()));
    }
    return globals;
  }

  static Globals empty() {
    Globals globals = new Globals();
    globals.targets.put("input", new Target(true, List.of()));
    globals.targets.put("data", new Target(false, List.of()));
    return globals;
  }

  Optional<Target> find(String name) {
    return Optional.ofNullable(targets.get(name));
  }

  Set<String> names() {
    return targets.keySet();
  }

  /** Returns the node at a path, if rules or packages are there. */
  static Optional<Node> node(Node root, List<String> path) {
    Optional<Node> at = Optional.of(root);
    for (String name : path) {
      at = at.flatMap(node -> node.child(name));
    }
    return at;
  }
}
