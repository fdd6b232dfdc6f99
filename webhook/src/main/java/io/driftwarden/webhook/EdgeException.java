package io.driftwarden.webhook;

/** The HTTP port can't be served; the message is for the person who started the server. */
public final class EdgeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EdgeException(String message, Throwable cause) {
    super(message, cause);
  }
}
