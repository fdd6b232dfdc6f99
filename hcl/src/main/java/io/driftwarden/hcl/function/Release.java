package io.driftwarden.hcl.function;

import io.driftwarden.hcl.version.VersionConstraint;

/** A release of Terraform from which on the language can more; OpenTofu can what the newest can. */
public enum Release {
  V1_11,

  /**
   * A mistake in one side of {@code &&} and {@code ||} is passed over if the other side decides.
   */
  V1_12;

  /** Returns the newest that a constraint allows. */
  public static Release of(VersionConstraint required) {
    return required.reaches("1.12.0") ? V1_12 : V1_11;
  }

  /** Reports whether a mistake is passed over in a side that decides nothing. */
  public boolean passesOver() {
    return this == V1_12;
  }
}
