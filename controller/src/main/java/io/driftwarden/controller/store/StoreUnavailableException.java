package io.driftwarden.controller.store;

/** The database can't be reached, or can't do what it is asked now. Nothing was stored. */
public final class StoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
