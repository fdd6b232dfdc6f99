package io.driftwarden.controller.config;

import io.driftwarden.policies.Engine;
import io.driftwarden.policies.opa.OpaEngine;
import java.net.URI;
import java.time.Duration;

/** What evaluates the policies. */
public sealed interface PolicyConfig {
  /** Returns the engine, of which nothing is asked yet. */
  default Engine engine() {
    return switch (this) {
      case Embedded _ -> Engine.embedded();
      case Opa opa -> OpaEngine.at(opa.url(), opa.timeout());
    };
  }

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
