package io.driftwarden.controller.gate;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.policies.Finding;
import io.driftwarden.policies.Severity;
import java.util.Optional;

/**
 * What of a change fails the gate.
 *
 * @param violated the least severity of a broken rule
 * @param unknown the least severity of a rule that can't know whether it is broken; where there is
 *     none such findings are told and don't fail
 */
record Limits(Severity violated, Optional<Severity> unknown) {
  static final Limits DEFAULT = new Limits(Severity.MEDIUM, Optional.empty());

  boolean forbid(Finding finding) {
    Optional<Severity> least =
        switch (finding.certainty()) {
          case VIOLATED -> Optional.of(violated);
          case UNKNOWN -> unknown;
        };
    return least.filter(limit -> finding.severity().compareTo(limit) >= 0).isPresent();
  }

  /** A part that nobody could look at may hide what breaks the worst of rules. */
  boolean forbid(Diagnostic diagnostic) {
    return diagnostic.isUnknown() && unknown.isPresent();
  }
}
