package io.driftwarden.rego.format;

/** Whom a module is written for, and which syntax it is read in. */
public enum Target {
  /** Read and written in the syntax of before OPA 1.0. */
  V0,
  /** Read in the syntax of before OPA 1.0, and written so that either reads it. */
  BOTH,
  /** Read and written in the syntax of OPA 1.0. */
  V1,
  /** Read in the syntax of before OPA 1.0, and written so that it and the next one read it. */
  V0_V2,
  /** Read in the syntax of OPA 1.0, and written so that it and the next one read it. */
  V1_V2,
  /** Read and written in the next syntax, in which {@code and} and {@code or} are keywords. */
  V2;

  /** Reports whether it is read in the syntax of before OPA 1.0. */
  boolean isOlder() {
    return this == V0 || this == BOTH || this == V0_V2;
  }

  /** Reports whether it is written with {@code import rego.v2}. */
  boolean isForNext() {
    return this == V0_V2 || this == V1_V2;
  }
}
