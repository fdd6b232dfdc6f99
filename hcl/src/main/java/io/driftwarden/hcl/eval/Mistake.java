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

  static DiagnosticException operand(Place place, String side, String reason) {
    return type(place, "Unsuitable value for %s operand: %s.".formatted(side, reason));
  }

  static DiagnosticException operation(Place place, String reason) {
    return type(place, "Error during operation: %s.".formatted(reason));
  }

  static DiagnosticException index(Place place, String detail) {
    return at(place, "hcl_index", "Index is not valid", detail);
  }

  static DiagnosticException key(Place place, String detail) {
    return at(place, "hcl_key", "Key is not valid", detail);
  }
}
