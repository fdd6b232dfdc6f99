package io.driftwarden.rego.format;

/** Whom a module is written for, and which syntax it is read in. */
public enum Target {
  /** Read and written in the syntax of before OPA 1.0. */
  V0,
  /** Read in the syntax of before OPA 1.0, and written so that either reads it. */
  BOTH,
  /** Read and written in the syntax of OPA 1.0. */
  V1
}
