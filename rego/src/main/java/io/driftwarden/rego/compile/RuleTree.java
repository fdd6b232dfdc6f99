package io.driftwarden.rego.compile;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.rego.plan.Node;
import io.driftwarden.rego.syntax.Head;
import io.driftwarden.rego.syntax.Import;
import io.driftwarden.rego.syntax.Module;
import io.driftwarden.rego.syntax.Rule;
import io.driftwarden.rego.syntax.Term;
import io.driftwarden.rego.value.StringValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts every rule at its node of the tree under {@code data}, and says what each node makes. */
final class RuleTree {
  /** A rule at its node; {@code path} is what of its head's path is not fixed. */
  record Placed(Module module, Rule rule, Node node, List<Term> path) {}

  private final Node root = new Node(List.of());
  private final Map<List<String>, Set<String>> names = new HashMap<>();
  private final List<Placed> rules = new ArrayList<>();
  private final Map<Node, List<Placed>> byNode = new LinkedHashMap<>();
  private final List<Module> modules;
  private final Problems problems;

  RuleTree(List<Module> modules, Problems problems) {
    this.modules = modules;
    this.problems = problems;
    modules.forEach(this::place);
    byNode.forEach(this::settle);
    byNode.keySet().forEach(this::checkBelow);
  }

  Node root() {
    return root;
  }

  List<Module> modules() {
    return modules;
  }

  List<Placed> rules() {
    return rules;
  }

  /** Returns the names that the rules of a package begin with. */
  Set<String> names(List<String> path) {
    return names.getOrDefault(path, Set.of());
  }

  private void place(Module module) {
    Node at = root;
    for (String name : module.path()) {
      at = at.childOrNew(name);
    }
    checkImports(module);
    for (Rule rule : module.rules()) {
      checkName(rule.head());
      names
          .computeIfAbsent(module.path(), _ -> new LinkedHashSet<>())
          .add(rule.head().name().name());
      Placed placed = place(module, rule, at);
      rules.add(placed);
      byNode.computeIfAbsent(placed.node(), _ -> new ArrayList<>()).add(placed);
    }
  }

  private void checkName(Head head) {
    String name = head.name().name();
    if (name.equals("input") || name.equals("data")) {
      problems.compile(
          "Rule hides " + name,
          "rules must not shadow %s (use a different rule name)".formatted(name),
          head.name().span());
    }
  }

  private void checkImports(Module module) {
    Map<String, Import> known = new HashMap<>();
    for (Import each : module.imports()) {
      Import before = known.putIfAbsent(each.name(), each);
      boolean same =
          before == null
              || (!module.isV1()
                  && before.root().equals(each.root())
                  && before.path().equals(each.path()));
      if (!same) {
        problems.compile(
            "Two imports of a name",
            "import must not shadow import %s.%s"
                .formatted(before.root(), String.join(".", before.path())),
            each.span());
      }
    }
  }

  private static Placed place(Module module, Rule rule, Node at) {
    Node node = at.childOrNew(rule.head().name().name());
    List<Term> path = rule.head().path();
    int known = 0;
    while (known < path.size()
        && path.get(known) instanceof Term.Scalar scalar
        && scalar.value() instanceof StringValue(String name)) {
      node = node.childOrNew(name);
      known++;
    }
    return new Placed(module, rule, node, path.subList(known, path.size()));
  }

  private void settle(Node node, List<Placed> placed) {
    Placed first = placed.getFirst();
    Node.Kind kind = kind(first);
    int defaults = 0;
    for (Placed each : placed) {
      boolean same =
          kind(each) == kind
              && each.rule().head().argumentList().size()
                  == first.rule().head().argumentList().size();
      if (!same) {
        conflict("conflicting rules %s found".formatted(node.name()), each, first);
        return;
      }
      defaults += each.rule().isDefault() ? 1 : 0;
      if (defaults > 1) {
        conflict("multiple default rules %s found".formatted(node.name()), each, first);
        return;
      }
    }
    if (kind == Node.Kind.FUNCTION) {
      node.becomeFunction(first.rule().head().argumentList().size());
    } else {
      node.become(kind);
    }
  }

  private static Node.Kind kind(Placed placed) {
    Head head = placed.rule().head();
    if (head.isFunction()) {
      return Node.Kind.FUNCTION;
    }
    if (!placed.path().isEmpty()) {
      return Node.Kind.OBJECT;
    }
    return head.setElement().isPresent() ? Node.Kind.SET : Node.Kind.COMPLETE;
  }

  /** A complete rule, a set or a function has nothing below it. */
  private void checkBelow(Node node) {
    boolean closed = node.kind() != Node.Kind.PACKAGE && node.kind() != Node.Kind.OBJECT;
    if (!closed) {
      return;
    }
    for (Node child : node.children().values()) {
      List<Placed> below = byNode.getOrDefault(child, List.of());
      if (!below.isEmpty()) {
        String detail = "rule %s conflicts with %s".formatted(node.name(), child.name());
        conflict(detail, below.getFirst(), byNode.getOrDefault(node, below).getFirst());
      }
    }
  }

  private void conflict(String detail, Placed second, Placed first) {
    problems.add(
        Diagnostic.error(
                "rego_type_error",
                "Rules contradict each other",
                detail,
                second.rule().head().span().place())
            .and(first.rule().head().span().place(), "the first of them"));
  }
}
