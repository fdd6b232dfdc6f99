package io.driftwarden.rego.syntax;

import io.driftwarden.diagnostics.Diagnostic;

/** Carries one mistake out of the depths of the parser. */
final class SyntaxError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  SyntaxError(String summary, String detail, Span span) {
    super(summary, null, false, false);
    this.diagnostic = Diagnostic.error("rego_parse_error", summary, detail, span.place());
  }

  Diagnostic diagnostic() {
    return diagnostic;
  }
}
