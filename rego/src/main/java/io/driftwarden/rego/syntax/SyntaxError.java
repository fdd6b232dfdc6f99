package io.driftwarden.rego.syntax;

import io.driftwarden.diagnostics.Diagnostic;

/** Carries one mistake out of the depths of the parser. */
final class SyntaxError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;
  private final boolean isFinal;

  SyntaxError(String summary, String detail, Span span) {
    this(summary, detail, span, false);
  }

  /** A final one is no reason to read the same text another way. */
  SyntaxError(String summary, String detail, Span span, boolean isFinal) {
    super(summary, null, false, false);
    this.isFinal = isFinal;
    this.diagnostic = Diagnostic.error("rego_parse_error", summary, detail, span.place());
  }

  void throwIfFinal() {
    if (isFinal) {
      throw this;
    }
  }

  Diagnostic diagnostic() {
    return diagnostic;
  }
}
