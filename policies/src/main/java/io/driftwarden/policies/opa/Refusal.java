package io.driftwarden.policies.opa;

import com.bisnode.opa.client.OpaClientException;

/** The server answered that it does not do what it was asked, and why. */
final class Refusal extends OpaClientException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String text;

  Refusal(int status, String text) {
    super("status " + status, null, false, false);
    this.status = status;
    this.text = text;
  }

  int status() {
    return status;
  }

  /** Returns the body of the answer. */
  String text() {
    return text;
  }
}
