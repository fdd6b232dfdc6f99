package io.driftwarden.rego.plan;

import io.driftwarden.rego.builtin.Builtin;

/** What is called. */
public sealed interface Callee {
  /** A function that every policy has. */
  record Native(Builtin builtin) implements Callee {}

  /** A function that a policy defines. */
  record Defined(Node node) implements Callee {}
}
