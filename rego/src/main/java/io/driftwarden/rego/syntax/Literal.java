package io.driftwarden.rego.syntax;

import java.util.List;

/** One expression of a body, negated or not, with what is replaced while it is asked. */
public record Literal(boolean negated, Expression expression, List<With> withs, Span span) {
  public Literal {
    withs = List.copyOf(withs);
  }

  /** Returns where it stands, what is replaced included. */
  public Span wholeSpan() {
    return withs.isEmpty() ? span : span.to(withs.getLast().span());
  }

  /** {@code with target as value}. */
  public record With(Term target, Term value, Span span) {}
}
