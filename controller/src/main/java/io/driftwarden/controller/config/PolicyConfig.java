package io.driftwarden.controller.config;

import io.driftwarden.policies.opa.OpaEngine;
import java.net.URI;
import java.time.Duration;

/** What evaluates the policies. */
public sealed interface PolicyConfig {

  /** The engine of our own, in the server's process. */
  record Embedded() implements PolicyConfig {}

  /**
   * An OPA server, {@code docs/opa.md}.
   *
   * @param timeout how long one request to it may take
   */
  record Opa(URI url, Duration timeout) implements PolicyConfig {
    public static final Duration DEFAULT_TIMEOUT = OpaEngine.DEFAULT_LIMIT;
  }
}
