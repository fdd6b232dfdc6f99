package io.driftwarden.webhook;

import java.io.IOException;

/** The client has closed its connection, or sends and takes nothing any more. */
final class ClientGoneException extends IOException {
  private static final long serialVersionUID = 1L;

  ClientGoneException() {
    super("the client went away");
  }

  ClientGoneException(Throwable cause) {
    super("the client went away", cause);
  }
}
