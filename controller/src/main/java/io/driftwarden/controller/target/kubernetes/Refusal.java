package io.driftwarden.controller.target.kubernetes;

/** A cluster's, or our own, "no" to an object, so that applying it as it stands is pointless. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Refusal(String message) {
    super(message, null, false, false);
  }
}
