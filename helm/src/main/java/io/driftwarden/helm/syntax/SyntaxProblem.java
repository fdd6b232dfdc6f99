package io.driftwarden.helm.syntax;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Nearest;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import java.util.Set;

/** The wording of a template's syntax errors. */
final class SyntaxProblem {
  private SyntaxProblem() {}

  static DiagnosticException unknownFunction(String name, Set<String> known, Place place) {
    return new DiagnosticException(
        Diagnostic.error(
            "helm_unknown_function",
            "Unknown function",
            "There is no function \"%s\".%s".formatted(name, Nearest.hint(name, known)),
            place));
  }

  static DiagnosticException of(Source source, int start, int end, String detail) {
    return new DiagnosticException(
        Diagnostic.error(
            "helm_template_syntax", "Template can't be read", detail, source.place(start, end)));
  }
}
