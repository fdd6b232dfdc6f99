package io.driftwarden.rego.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule: a head, a body, and what else it may be. */
public record Rule(
    boolean isDefault,
    Head head,
    Body body,
    List<Else> elses,
    List<CommentBlock> annotations,
    Span span) {
  public Rule {
    elses = List.copyOf(elses);
    annotations = List.copyOf(annotations);
  }

  /** {@code else := value if body}; a value that is null means {@code true}. */
  public record Else(@Nullable Term value, Body body, Span span) {
    /** Returns where its keyword and value stand. */
    public Span headSpan() {
      int end = value == null ? span.start() + "else".length() : value.span().end();
      return new Span(span.source(), span.start(), end);
    }
  }
}
