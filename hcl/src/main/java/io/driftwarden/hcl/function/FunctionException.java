package io.driftwarden.hcl.function;

/** A function can't be applied to its arguments; the message says why, as a clause. */
public final class FunctionException extends Exception {
  private static final long serialVersionUID = 1L;

  public FunctionException(String message) {
    super(message, null, false, false);
  }

  /** Returns the message, which is always there. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
