package io.driftwarden.rego.form;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.rego.syntax.Head;
import io.driftwarden.rego.syntax.Import;
import io.driftwarden.rego.syntax.Module;
import io.driftwarden.rego.syntax.Rule;
import io.driftwarden.rego.syntax.Term;
import io.driftwarden.rego.value.StringValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The forms of what rules make, each found when it is first asked for. */
public final class RuleForms {
  private static final int DEEPEST = 200;

  /** A place under {@code data}, with the rules that stand at it. */
  static final class Node {
    final String name;
    final Map<String, Node> children = new LinkedHashMap<>();
    private final List<Written> rules = new ArrayList<>();
    private @Nullable Form form;
    private @Nullable List<Form> parameters;
    private boolean asked;

    private Node(String name) {
      this.name = name;
    }

    boolean isPackage() {
      return rules.isEmpty();
    }

    boolean isFunction() {
      return !rules.isEmpty() && rules.getFirst().rule().head().isFunction();
    }

    int arity() {
      return rules.getFirst().rule().head().argumentList().size();
    }
  }

  /** A rule, and what of its head's path is not fixed. */
  private record Written(Module module, Rule rule, List<Term> path) {}

  private final Node root = new Node("data");
  private final Map<List<String>, Set<String>> names = new LinkedHashMap<>();
  private final IdentityHashMap<Module, Map<String, List<String>>> globals =
      new IdentityHashMap<>();
  private final List<Node> nodes = new ArrayList<>();
  private final Set<Diagnostic> problems = new LinkedHashSet<>();
  private int depth;

  private RuleForms(List<Module> modules) {
    for (Module module : modules) {
      module.rules().forEach(rule -> place(module, rule));
    }
  }

  /** Returns the mistakes that the forms of modules show, which are otherwise sound. */
  public static List<Diagnostic> problems(List<Module> modules) {
    RuleForms forms = new RuleForms(modules);
    forms.nodes.forEach(forms::form);
    return List.copyOf(forms.problems);
  }

  private void place(Module module, Rule rule) {
    Head head = rule.head();
    names.computeIfAbsent(module.path(), _ -> new LinkedHashSet<>()).add(head.name().name());
    Node at = root;
    for (String name : module.path()) {
      at = below(at, name);
    }
    at = below(at, head.name().name());
    int known = 0;
    while (known < head.path().size()
        && head.path().get(known) instanceof Term.Scalar scalar
        && scalar.value() instanceof StringValue(String name)) {
      at = below(at, name);
      known++;
    }
    if (at.rules.isEmpty()) {
      nodes.add(at);
    }
    at.rules.add(new Written(module, rule, head.path().subList(known, head.path().size())));
  }

  private static Node below(Node node, String name) {
    return node.children.computeIfAbsent(name, _ -> new Node(node.name + "." + name));
  }

  Node root() {
    return root;
  }

  /** Returns the paths that names stand for in a module where no variable has them. */
  Map<String, List<String>> globals(Module module) {
    return globals.computeIfAbsent(module, this::found);
  }

  private Map<String, List<String>> found(Module module) {
    Map<String, List<String>> found = new HashMap<>();
    for (String name : names.getOrDefault(module.path(), Set.of())) {
      List<String> path = new ArrayList<>(List.of("data"));
      path.addAll(module.path());
      path.add(name);
      found.put(name, path);
    }
    for (Import imported : module.imports()) {
      List<String> path = new ArrayList<>(List.of(imported.root()));
      path.addAll(imported.path());
      found.put(imported.name(), path);
    }
    found.put("data", List.of("data"));
    found.put("input", List.of("input"));
    return found;
  }

  /** Returns the node at a path, if packages or rules are there. */
  Optional<Node> find(List<String> path) {
    Node at = root;
    for (String name : path) {
      at = at.children.get(name);
      if (at == null) {
        return Optional.empty();
      }
    }
    return Optional.of(at);
  }

  void report(Diagnostic problem) {
    problems.add(problem);
  }

  /** Returns what the rules of a node make, or a function of it gives. */
  Form form(Node node) {
    if (!node.asked && depth < DEEPEST) {
      node.asked = true;
      depth++;
      settle(node);
      depth--;
    }
    return node.form == null ? Form.ANY : node.form;
  }

  /** Returns what a function takes. */
  List<Form> parameters(Node node) {
    form(node);
    return node.parameters == null ? List.of() : node.parameters;
  }

  private void settle(Node node) {
    List<Form> made = new ArrayList<>();
    List<List<Form>> taken = new ArrayList<>();
    for (Written written : node.rules) {
      ClauseForms clause = new ClauseForms(this, written.module(), written.rule());
      made.addAll(clause.made(written.path()));
      taken.add(clause.arguments());
    }
    node.form = node.children.isEmpty() ? together(made) : Form.ANY;
    List<Form> parameters = new ArrayList<>();
    for (int i = 0; node.isFunction() && i < node.arity(); i++) {
      int index = i;
      parameters.add(Forms.union(taken.stream().map(forms -> forms.get(index)).toList()));
    }
    node.parameters = parameters;
  }

  /** Sets and objects that several rules make parts of are one. */
  private static Form together(List<Form> made) {
    boolean sets = made.stream().allMatch(Form.SetOf.class::isInstance);
    if (sets) {
      return new Form.SetOf(
          Forms.union(made.stream().map(form -> ((Form.SetOf) form).element()).toList()));
    }
    boolean open =
        made.stream().allMatch(form -> form instanceof Form.ObjectOf o && o.fixed().isEmpty());
    if (!open) {
      return Forms.union(made);
    }
    List<Form> keys = new ArrayList<>();
    List<Form> values = new ArrayList<>();
    for (Form form : made) {
      keys.add(Objects.requireNonNullElse(Forms.keys(form), Form.ANY));
      values.add(Objects.requireNonNullElse(Forms.values(form), Form.ANY));
    }
    return new Form.ObjectOf(Map.of(), Forms.union(keys), Forms.union(values));
  }
}
