package io.driftwarden.rego.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one line of a body says. */
public sealed interface Expression {
  Span span();

  /** Holds where the term is defined and not false. */
  record Condition(Term term, Span span) implements Expression {}

  /** {@code left = right}. */
  record Unify(Term left, Term right, Span span) implements Expression {}

  /** {@code left := right}, which declares the variables on its left. */
  record Assign(Term left, Term right, Span span) implements Expression {}

  /** {@code some x, y}. */
  record SomeVars(List<Term.Var> variables, Span span) implements Expression {
    public SomeVars {
      variables = List.copyOf(variables);
    }
  }

  /** {@code some key, value in domain}; the variables of key and value are declared. */
  record SomeIn(@Nullable Term key, Term value, Term domain, Span span) implements Expression {}

  /** <code>every key, value in domain { body }</code>. */
  record Every(Term.@Nullable Var key, Term.Var value, Term domain, Body body, Span span)
      implements Expression {}

  /** <code>not { body }</code>. */
  record NotBody(Body body, Span span) implements Expression {}

  /** {@code left and right}. */
  record And(Body left, Body right, Span span) implements Expression {}

  /** {@code left or right}. */
  record Or(Body left, Body right, Span span) implements Expression {}
}
