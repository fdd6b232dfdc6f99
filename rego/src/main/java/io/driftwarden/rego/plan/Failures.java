package io.driftwarden.rego.plan;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import org.jspecify.annotations.Nullable;

/** What ends an evaluation. */
final class Failures {
  private Failures() {}

  static DiagnosticException duplicateKey(Site site) {
    return error(
        "eval_conflict_error",
        "Two values for a key",
        "object keys must be unique: give each key one value.",
        site.place());
  }

  static DiagnosticException conflict(String name, Site first, Site second) {
    return new DiagnosticException(
        diagnostic(
                "eval_conflict_error",
                "Two values for a rule",
                "rule %s produced conflicting values: it may have one only.".formatted(name),
                second.place())
            .and(first.place(), "the other value is from here"));
  }

  static DiagnosticException functionConflict(String name, Site first, Site second) {
    return new DiagnosticException(
        diagnostic(
                "eval_conflict_error",
                "Two results of a function",
                "function %s produced conflicting values for the same inputs: it may have one only."
                    .formatted(name),
                second.place())
            .and(first.place(), "the other result is from here"));
  }

  static DiagnosticException budget(String what, String advice) {
    return error("eval_cancel_error", "Evaluation needs too much", what + " " + advice, null);
  }

  static DiagnosticException error(
      String code, String summary, String detail, @Nullable Place place) {
    return new DiagnosticException(diagnostic(code, summary, detail, place));
  }

  private static Diagnostic diagnostic(
      String code, String summary, String detail, @Nullable Place place) {
    return Diagnostic.error(code, summary, detail, place);
  }
}
