package io.driftwarden.hcl.eval;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.hcl.value.Value;
import java.util.Optional;

/** What came of evaluating an expression whose mistakes may be passed over. */
sealed interface Attempt {
  record Success(Value found) implements Attempt {}

  record Failure(DiagnosticException mistake) implements Attempt {}

  default Optional<Value> value() {
    return this instanceof Success(Value found) ? Optional.of(found) : Optional.empty();
  }

  /**
   * Returns the value.
   *
   * @throws DiagnosticException the mistake if there is none
   */
  default Value orThrow() {
    return switch (this) {
      case Success(Value found) -> found;
      case Failure(DiagnosticException mistake) -> throw mistake;
    };
  }
}
