package io.driftwarden.rego.form;

import io.driftwarden.rego.syntax.Body;
import io.driftwarden.rego.syntax.Module;
import io.driftwarden.rego.syntax.Rule;
import io.driftwarden.rego.syntax.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The forms in one rule as it is written. */
final class ClauseForms {
  private final Rule rule;
  private final TermForms terms;
  private final List<Known> branches = new ArrayList<>();

  ClauseForms(RuleForms rules, Module module, Rule rule) {
    this.rule = rule;
    this.terms = new TermForms(rules, module);
  }

  /**
   * Returns what the rule and its else make.
   *
   * @param path the keys in its head that are not fixed
   */
  List<Form> made(List<Term> path) {
    List<Form> made = new ArrayList<>();
    made.add(made(rule.body(), rule.head().setElement().orElse(rule.head().value()), path));
    rule.elses().forEach(other -> made.add(made(other.body(), other.value(), path)));
    return made;
  }

  private Form made(Body body, @Nullable Term value, List<Term> path) {
    Known arguments = Known.of(terms.variables(rule.head().argumentList()));
    branches.add(arguments);
    Known known = arguments.inner();
    new BodyForms(terms).check(body, known);
    Form form = value == null ? Form.BOOLEAN : terms.reported(value, known);
    Form made = rule.head().setElement().isPresent() ? new Form.SetOf(form) : form;
    for (Term key : path.reversed()) {
      made =
          key instanceof Term.Scalar scalar
              ? new Form.ObjectOf(Map.of(scalar.value(), made), null, null)
              : new Form.ObjectOf(Map.of(), key(key, known), made);
    }
    return made;
  }

  /** As OPA: what is called in the keys of a head is not looked at. */
  private Form key(Term key, Known known) {
    boolean reports = terms.reports();
    terms.setReports(false);
    Form form = terms.reported(key, known);
    terms.setReports(reports);
    return form;
  }

  /** Returns what the arguments may be for one of the bodies that were looked at. */
  List<Form> arguments() {
    return rule.head().argumentList().stream()
        .map(argument ->
            Forms.union(branches.stream().map(known -> terms.reported(argument, known)).toList()))
        .toList();
  }
}
