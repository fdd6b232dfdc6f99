package io.driftwarden.cli.demo;

/** A step of the demo did not come out as told. */
public final class Unexpected extends Exception {
  private static final long serialVersionUID = 1L;

  Unexpected(String message) {
    super(message, null, false, false);
  }
}
