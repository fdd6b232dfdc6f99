package io.driftwarden.hcl.eval;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;

/** The wording of evaluation errors. */
final class Mistake {
  private Mistake() {}

  static DiagnosticException at(Place place, String code, String summary, String detail) {
    return new DiagnosticException(Diagnostic.error(code, summary, detail, place));
  }

  static DiagnosticException type(Place place, String detail) {
    return at(place, "hcl_type", "Value has the wrong type", detail);
  }
}
