package io.driftwarden.helm.syntax;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;

/** The wording of a template's syntax errors. */
final class SyntaxProblem {
  private SyntaxProblem() {}

  static DiagnosticException of(Source source, int start, int end, String detail) {
    return new DiagnosticException(
        Diagnostic.error(
            "helm_template_syntax", "Template can't be read", detail, source.place(start, end)));
  }
}
