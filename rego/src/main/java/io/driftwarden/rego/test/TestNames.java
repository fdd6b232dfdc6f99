package io.driftwarden.rego.test;

import io.driftwarden.rego.syntax.Head;
import io.driftwarden.rego.syntax.Module;
import io.driftwarden.rego.syntax.Rule;
import io.driftwarden.rego.syntax.Term;
import io.driftwarden.rego.value.StringValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds tests, and tells those of one name apart. */
final class TestNames {
  static final String TEST = "test_";
  static final String SKIPPED = "todo_test_";

  private final Map<String, Integer> seen = new HashMap<>();

  /**
   * Returns a module in which each test has a name of its own: the second has {@code #01} after.
   */
  Module distinct(Module module) {
    List<Rule> rules = module.rules().stream().map(rule -> distinct(module, rule)).toList();
    return new Module(
        module.source(),
        module.isV1(),
        module.path(),
        module.packageSpan(),
        module.annotations(),
        module.imports(),
        rules);
  }

  private Rule distinct(Module module, Rule rule) {
    Optional<List<String>> path = path(rule.head());
    if (path.isEmpty() || !path.get().getLast().startsWith(TEST)) {
      return rule;
    }
    List<String> key = new ArrayList<>(module.path());
    key.addAll(path.get());
    int before = seen.merge(String.join("\0", key), 1, Integer::sum) - 1;
    return before == 0 ? rule : renamed(rule, path.get().size() - 1, "#%02d".formatted(before));
  }

  /** Returns the names of a head down to the first that a test begins with. */
  static Optional<List<String>> path(Head head) {
    List<String> names = new ArrayList<>();
    names.add(head.name().name());
    for (Term part : head.path()) {
      if (isTest(names.getLast())
          || !(part instanceof Term.Scalar scalar)
          || !(scalar.value() instanceof StringValue(String name))) {
        break;
      }
      names.add(name);
    }
    return isTest(names.getLast()) ? Optional.of(names) : Optional.empty();
  }

  private static boolean isTest(String name) {
    return name.startsWith(TEST) || name.startsWith(SKIPPED);
  }

  private static Rule renamed(Rule rule, int index, String suffix) {
    Head head = rule.head();
    Term.Var name = head.name();
    List<Term> path = new ArrayList<>(head.path());
    if (index == 0) {
      name = new Term.Var(name.name() + suffix, name.span());
    } else if (path.get(index - 1) instanceof Term.Scalar(StringValue(String text), var span)) {
      path.set(index - 1, new Term.Scalar(new StringValue(text + suffix), span));
    }
    Head other = new Head(name, path, head.arguments(), head.key(), head.value(), head.span());
    return new Rule(
        rule.isDefault(), other, rule.body(), rule.elses(), rule.annotations(), rule.span());
  }
}
