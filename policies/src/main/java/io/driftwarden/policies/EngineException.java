package io.driftwarden.policies;

import io.driftwarden.diagnostics.Diagnostic;

/**
 * The engine that evaluates policies can't be had, or does not take them. Nothing was judged; the
 * same may succeed later.
 */
public final class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  /** Makes one that tells a person what is wrong and what to do. */
  public EngineException(Diagnostic diagnostic) {
    super(null, null, false, false);
    this.diagnostic = diagnostic;
  }

  private static String message(Diagnostic diagnostic) {
    return diagnostic.place().map(place -> place + ": ").orElse("")
        + diagnostic.summary()
        + ": "
        + diagnostic.detail();
  }

  @Override
  public String getMessage() {
    return message(diagnostic);
  }

  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
