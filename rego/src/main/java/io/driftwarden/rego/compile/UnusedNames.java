package io.driftwarden.rego.compile;

import io.driftwarden.rego.syntax.Body;
import io.driftwarden.rego.syntax.Expression;
import io.driftwarden.rego.syntax.Import;
import io.driftwarden.rego.syntax.Literal;
import io.driftwarden.rego.syntax.Module;
import io.driftwarden.rego.syntax.Rule;
import io.driftwarden.rego.syntax.Span;
import io.driftwarden.rego.syntax.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds imports, variables and arguments that nothing asks for. */
final class UnusedNames {
  private final Problems problems;

  private UnusedNames(Problems problems) {
    this.problems = problems;
  }

  static void check(Module module, Problems problems) {
    UnusedNames names = new UnusedNames(problems);
    Set<String> used = new HashSet<>();
    module.rules().forEach(rule -> used.addAll(names.rule(rule)));
    for (Import imported : module.imports()) {
      if (!used.contains(imported.name())) {
        String path =
            String.join(
                ".", Stream.concat(Stream.of(imported.root()), imported.path().stream()).toList());
        problems.compile("Import is unused", "import %s unused".formatted(path), imported.span());
      }
    }
  }

  /** Returns the names that a rule asks for and doesn't declare. */
  private Set<String> rule(Rule rule) {
    List<Term> heads = new ArrayList<>(rule.head().path());
    rule.head().setElement().ifPresent(heads::add);
    Stream.ofNullable(rule.head().value()).forEach(heads::add);
    Set<String> used = body(rule.body(), heads);
    for (Rule.Else other : rule.elses()) {
      used.addAll(body(other.body(), Stream.ofNullable(other.value()).toList()));
    }
    Map<String, Span> arguments = new LinkedHashMap<>();
    for (Term argument : rule.head().argumentList()) {
      Variables.of(argument).forEach((name, variable) -> arguments.put(name, variable.span()));
    }
    if (!rule.isDefault()) {
      arguments.forEach((name, span) -> {
        if (!used.contains(name)) {
          problems.compile(
              "Argument is unused",
              "unused argument %s. (hint: use _ (wildcard variable) instead)".formatted(name),
              span);
        }
      });
    }
    used.removeAll(arguments.keySet());
    return used;
  }

  /** Returns the names that a body and what stands beside it ask for and don't declare. */
  private Set<String> body(Body body, List<Term> heads) {
    Set<String> used = new HashSet<>();
    Map<String, Span> assigned = new LinkedHashMap<>();
    Map<String, Span> declared = new LinkedHashMap<>();
    Set<String> iterated = new HashSet<>();
    for (Literal literal : body.literals()) {
      used.addAll(expression(literal.expression()));
      literal
          .withs()
          .forEach(with -> {
            used.addAll(term(with.target()));
            used.addAll(term(with.value()));
          });
      switch (literal.expression()) {
        case Expression.Assign assign ->
            Variables.of(assign.left()).forEach((name, at) -> assigned.put(name, at.span()));
        case Expression.SomeVars some ->
            some.variables().forEach(variable -> declared.put(variable.name(), variable.span()));
        case Expression.SomeIn some -> {
          iterated.addAll(Variables.of(some.value()).keySet());
          Stream.ofNullable(some.key()).forEach(key -> iterated.addAll(Variables.of(key).keySet()));
        }
        default -> {}
      }
    }
    heads.forEach(head -> used.addAll(term(head)));
    report("assigned", assigned, used);
    report("declared", declared, used);
    used.removeAll(assigned.keySet());
    used.removeAll(declared.keySet());
    used.removeAll(iterated);
    return used;
  }

  private void report(String how, Map<String, Span> names, Set<String> used) {
    names.forEach((name, span) -> {
      if (!used.contains(name) && !name.equals("_")) {
        problems.compile("Variable is unused", "%s var %s unused".formatted(how, name), span);
      }
    });
  }

  private Set<String> expression(Expression expression) {
    Set<String> used = new HashSet<>();
    switch (expression) {
      case Expression.Assign assign -> used.addAll(term(assign.right()));
      case Expression.SomeVars _ -> {}
      case Expression.SomeIn some -> used.addAll(term(some.domain()));
      case Expression.Every every -> {
        used.addAll(every(every));
        used.addAll(term(every.domain()));
      }
      default -> {
        Uses.of(expression).forEach(term -> used.addAll(term(term)));
        Uses.bodies(expression).forEach(body -> used.addAll(body(body, List.of())));
      }
    }
    return used;
  }

  private Set<String> every(Expression.Every every) {
    Set<String> used = body(every.body(), List.of());
    Map<String, Span> declared = new LinkedHashMap<>();
    Stream.ofNullable(every.key()).forEach(key -> declared.put(key.name(), key.span()));
    declared.put(every.value().name(), every.value().span());
    report("declared", declared, used);
    used.removeAll(declared.keySet());
    return used;
  }

  private Set<String> term(Term term) {
    Set<String> used = new HashSet<>();
    if (term instanceof Term.Var name && !name.isWildcard()) {
      used.add(name.name());
    }
    Uses.of(term).forEach(part -> used.addAll(term(part)));
    Uses.bodies(term).forEach(body -> used.addAll(body(body, Uses.comprehended(term))));
    return used;
  }
}
