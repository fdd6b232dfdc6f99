package io.driftwarden.rego.plan;

/**
 * Says that an evaluation went wrong that threads shared; what is wrong only one thread can say.
 */
public final class DividedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DividedException() {
    super("an evaluation that threads shared went wrong", null, false, false);
  }
}
