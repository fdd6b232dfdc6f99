package io.driftwarden.rego.compile;

import io.driftwarden.rego.syntax.Body;
import io.driftwarden.rego.syntax.Expression;
import io.driftwarden.rego.syntax.Literal;
import io.driftwarden.rego.syntax.Term;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names that stand in a body itself, not in the bodies within it. */
final class Variables {
  private final Map<String, Term.Var> used = new LinkedHashMap<>();
  private final Set<String> declared = new LinkedHashSet<>();
  private boolean intoTemplates;

  /** Returns the variables of a body and of terms beside it that the body doesn't declare. */
  static Map<String, Term.Var> undeclared(Body body, List<Term> beside) {
    Variables variables = new Variables();
    body.literals().forEach(variables::literal);
    beside.forEach(variables::term);
    variables.declared.forEach(variables.used::remove);
    return variables.used;
  }

  /** Returns the variables of a term. */
  static Map<String, Term.Var> of(Term term) {
    Variables variables = new Variables();
    variables.term(term);
    return variables.used;
  }

  /** Returns the variables that stand in the templates of a term, and only there. */
  static Map<String, Term.Var> inTemplates(Term term) {
    Variables outside = new Variables();
    outside.term(term);
    Variables all = new Variables();
    all.intoTemplates = true;
    all.term(term);
    outside.used.keySet().forEach(all.used::remove);
    return all.used;
  }

  private void literal(Literal literal) {
    expression(literal.expression());
    literal.withs().forEach(with -> term(with.value()));
  }

  private void expression(Expression expression) {
    switch (expression) {
      case Expression.Condition(Term.Call call, _) when Printing.isPrint(call) -> {}
      case Expression.Condition condition -> term(condition.term());
      case Expression.Unify unify -> {
        term(unify.left());
        term(unify.right());
      }
      case Expression.Assign assign -> {
        term(assign.right());
        declared.addAll(of(assign.left()).keySet());
      }
      case Expression.SomeVars some ->
          some.variables().forEach(variable -> declared.add(variable.name()));
      case Expression.SomeIn some -> {
        term(some.domain());
        declared.addAll(of(some.value()).keySet());
        if (some.key() != null) {
          declared.addAll(of(some.key()).keySet());
        }
      }
      case Expression.Every every -> term(every.domain());
      case Expression.NotBody _, Expression.And _, Expression.Or _ -> {}
    }
  }

  private void term(Term term) {
    switch (term) {
      case Term.Scalar _ -> {}
      case Term.Var name -> {
        if (!name.isWildcard()) {
          used.putIfAbsent(name.name(), name);
        }
      }
      case Term.Ref ref -> {
        term(ref.head());
        ref.path().forEach(this::term);
      }
      case Term.Call call -> call.arguments().forEach(this::term);
      case Term.Infix infix -> infix.operands().forEach(this::term);
      case Term.ArrayTerm array -> array.elements().forEach(this::term);
      case Term.SetTerm set -> set.elements().forEach(this::term);
      case Term.ObjectTerm object ->
          object
              .entries()
              .forEach(entry -> {
                term(entry.key());
                term(entry.value());
              });
      case Term.ArrayComprehension _, Term.SetComprehension _, Term.ObjectComprehension _ -> {}
      case Term.Template template -> {
        if (intoTemplates) {
          template.parts().forEach(part -> term(part.term()));
        }
      }
    }
  }
}
