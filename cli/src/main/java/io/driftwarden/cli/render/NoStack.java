package io.driftwarden.cli.render;

/** Tells that what a person named is not one stack. */
final class NoStack extends Exception {
  private static final long serialVersionUID = 1L;

  NoStack(String message) {
    super(message);
  }
}
