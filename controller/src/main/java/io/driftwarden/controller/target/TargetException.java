package io.driftwarden.controller.target;

/** A target could not be asked, or refused. The message never holds a credential. */
public final class TargetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TargetException(String message) {
    super(message);
  }
}
