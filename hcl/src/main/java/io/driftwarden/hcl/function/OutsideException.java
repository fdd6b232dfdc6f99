package io.driftwarden.hcl.function;

/**
 * A path leads out of the repository. That is no mistake, since such a file may be there where the
 * configuration is applied: but nothing is known of it, and nothing is asked.
 */
public final class OutsideException extends FunctionException {
  private static final long serialVersionUID = 1L;

  public OutsideException() {
    super("files outside of the repository are not read");
  }
}
