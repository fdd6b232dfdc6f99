package io.driftwarden.cli.rego;

import io.driftwarden.rego.Dialect;
import picocli.CommandLine.Option;

/** Options that say which syntax policies are written in. */
final class Syntax {
  @Option(
      names = "--v0-compatible",
      description = "Read every policy in the syntax from before OPA 1.0. Default: each as it is.")
  private boolean v0;

  @Option(
      names = "--v1-compatible",
      description = "Read every policy in the syntax of OPA 1.0. Default: each as it is.")
  private boolean v1;

  /** Returns the syntax; that of before OPA 1.0 goes first, as for OPA. */
  Dialect dialect() {
    if (v0) {
      return Dialect.V0;
    }
    return v1 ? Dialect.V1 : Dialect.AUTO;
  }
}
