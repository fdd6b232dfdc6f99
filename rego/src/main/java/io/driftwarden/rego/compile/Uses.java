package io.driftwarden.rego.compile;

import io.driftwarden.rego.syntax.Body;
import io.driftwarden.rego.syntax.Expression;
import io.driftwarden.rego.syntax.Literal;
import io.driftwarden.rego.syntax.Rule;
import io.driftwarden.rego.syntax.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The terms that stand directly in an expression or a term. */
final class Uses {
  private Uses() {}

  /** Returns the terms of a rule's head. */
  static List<Term> head(Rule rule) {
    List<Term> terms = new ArrayList<>(rule.head().path());
    terms.addAll(rule.head().argumentList());
    rule.head().setElement().ifPresent(terms::add);
    Stream.ofNullable(rule.head().value()).forEach(terms::add);
    return terms;
  }

  /** Returns the terms of an expression, not those of bodies in it. */
  static List<Term> of(Expression expression) {
    return switch (expression) {
      case Expression.Condition condition -> List.of(condition.term());
      case Expression.Unify unify -> List.of(unify.left(), unify.right());
      case Expression.Assign assign -> List.of(assign.left(), assign.right());
      case Expression.SomeVars some -> List.copyOf(some.variables());
      case Expression.SomeIn some ->
          Stream.of(some.key(), some.value(), some.domain()).filter(Objects::nonNull).toList();
      case Expression.Every every -> List.of(every.domain());
      case Expression.NotBody _, Expression.And _, Expression.Or _ -> List.of();
    };
  }

  /** Returns the bodies that stand directly in an expression. */
  static List<Body> bodies(Expression expression) {
    return switch (expression) {
      case Expression.Every every -> List.of(every.body());
      case Expression.NotBody not -> List.of(not.body());
      case Expression.And and -> List.of(and.left(), and.right());
      case Expression.Or or -> List.of(or.left(), or.right());
      case Expression.Condition _,
          Expression.Unify _,
          Expression.Assign _,
          Expression.SomeVars _,
          Expression.SomeIn _ ->
          List.of();
    };
  }

  /**
   * Returns the terms that stand directly in a term; those of a comprehension are not among them.
   */
  static List<Term> of(Term term) {
    return switch (term) {
      case Term.Scalar _, Term.Var _ -> List.of();
      case Term.Ref ref -> Stream.concat(Stream.of(ref.head()), ref.path().stream()).toList();
      case Term.Call call ->
          Stream.concat(Stream.of(call.function()), call.arguments().stream()).toList();
      case Term.Infix infix -> infix.operands();
      case Term.ArrayTerm array -> array.elements();
      case Term.SetTerm set -> set.elements();
      case Term.ObjectTerm object ->
          object.entries().stream()
              .flatMap(entry -> Stream.of(entry.key(), entry.value()))
              .toList();
      case Term.Template template ->
          template.parts().stream()
              .flatMap(part ->
                  Stream.concat(
                      Stream.of(part.term()), part.withs().stream().map(Literal.With::value)))
              .toList();
      case Term.ArrayComprehension _, Term.SetComprehension _, Term.ObjectComprehension _ ->
          List.of();
    };
  }

  /** Returns the head of a comprehension; none for another term. */
  static List<Term> comprehended(Term term) {
    return switch (term) {
      case Term.ArrayComprehension array -> List.of(array.head());
      case Term.SetComprehension set -> List.of(set.head());
      case Term.ObjectComprehension object -> List.of(object.key(), object.value());
      default -> List.of();
    };
  }

  /** Returns the body of a comprehension; none for another term. */
  static List<Body> bodies(Term term) {
    return switch (term) {
      case Term.ArrayComprehension array -> List.of(array.body());
      case Term.SetComprehension set -> List.of(set.body());
      case Term.ObjectComprehension object -> List.of(object.body());
      default -> List.of();
    };
  }
}
