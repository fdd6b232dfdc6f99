package io.driftwarden.rego.form;

import io.driftwarden.rego.syntax.Body;
import io.driftwarden.rego.syntax.Expression;
import io.driftwarden.rego.syntax.Literal;
import io.driftwarden.rego.syntax.Term;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The forms in a body, whose literals may stand in any order. */
final class BodyForms {
  private static final int MOST_ROUNDS = 4;

  private final TermForms terms;

  BodyForms(TermForms terms) {
    this.terms = terms;
  }

  /** Finds the forms of variables until no more are found, then adds what is wrong. */
  void check(Body body, Known known) {
    boolean reports = terms.reports();
    terms.setReports(false);
    int before = -1;
    for (int i = 0; i < (reports ? MOST_ROUNDS : 1) && before != known.size(); i++) {
      before = known.size();
      round(body, known);
    }
    terms.setReports(reports);
    if (reports) {
      round(body, known);
    }
  }

  private void round(Body body, Known known) {
    known.hide();
    for (Literal literal : body.literals()) {
      declare(literal.expression(), known);
      literal(literal, known);
    }
  }

  private void declare(Expression expression, Known known) {
    switch (expression) {
      case Expression.Assign assign -> declare(List.of(assign.left()), known);
      case Expression.SomeVars some ->
          some.variables().forEach(variable -> known.declare(variable.name()));
      case Expression.SomeIn some -> {
        declare(List.of(some.value()), known);
        declare(some.key() == null ? List.of() : List.of(some.key()), known);
      }
      default -> {}
    }
  }

  private void declare(List<Term> left, Known known) {
    terms.variables(left).forEach(known::declare);
  }

  private void literal(Literal literal, Known known) {
    expression(literal.expression(), literal.negated() ? known.inner() : known);
    literal.withs().stream()
        .filter(with -> !(with.value() instanceof Term.Var || with.value() instanceof Term.Ref))
        .forEach(with -> terms.form(with.value(), known));
  }

  private void expression(Expression expression, Known known) {
    switch (expression) {
      case Expression.Condition(Term.Call call, _) -> terms.calls().statement(call, known);
      case Expression.Condition(Term.Infix infix, _) when infix.builtin().equals("equal") ->
          terms.calls().equal(infix, known);
      case Expression.Condition condition -> terms.form(condition.term(), known);
      case Expression.Unify unify -> unify(unify.left(), unify.right(), known);
      case Expression.Assign assign -> unify(assign.left(), assign.right(), known);
      case Expression.SomeVars _ -> {}
      case Expression.SomeIn some -> iterate(some.key(), some.value(), some.domain(), known);
      // As OPA: the body of every is not looked at.
      case Expression.Every every -> terms.form(every.domain(), known);
      case Expression.NotBody not -> check(not.body(), known.inner());
      case Expression.And and -> {
        check(and.left(), known.inner());
        check(and.right(), known.inner());
      }
      case Expression.Or or -> {
        check(or.left(), known.inner());
        check(or.right(), known.inner());
      }
    }
  }

  private void iterate(@Nullable Term key, Term value, Term domain, Known known) {
    Form form = terms.form(domain, known);
    if (form instanceof Form.ArrayOf array && array.fixed().isEmpty() && array.rest() == null) {
      // As OPA: what goes over nothing is anything.
      return;
    }
    if (form != null && Forms.keys(form) == null) {
      terms.report(
          "Nothing to go over",
          "undefined ref: %s has no elements.".formatted(Forms.shown(form)),
          domain.span());
    }
    Form keys = form == null ? null : Forms.keys(form);
    Form values = form == null ? null : Forms.values(form);
    if (key != null && keys != null) {
      terms.bind(key, keys, known);
    }
    if (values != null) {
      terms.bind(value, values, known);
    }
  }

  private void unify(Term left, Term right, Known known) {
    Form one = terms.form(left, known);
    Form other = terms.form(right, known);
    if (one != null && other != null) {
      terms.match(one, other, left.span().to(right.span()));
    } else if (one != null) {
      terms.bind(right, one, known);
    } else if (other != null) {
      terms.bind(left, other, known);
    } else if (left instanceof Term.ArrayTerm ours
        && right instanceof Term.ArrayTerm theirs
        && ours.elements().size() == theirs.elements().size()) {
      for (int i = 0; i < ours.elements().size(); i++) {
        unify(ours.elements().get(i), theirs.elements().get(i), known);
      }
    }
  }
}
