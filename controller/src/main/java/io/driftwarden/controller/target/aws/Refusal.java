package io.driftwarden.controller.target.aws;

/** Nothing was touched, because AWS or git says so. The message says where and why. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Refusal(String message) {
    super(message);
  }
}
