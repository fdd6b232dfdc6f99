package io.driftwarden.cli.sandbox;

/** The sandbox cluster could not be started. */
public final class SandboxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SandboxException(String message, Throwable cause) {
    super(message, cause);
  }
}
