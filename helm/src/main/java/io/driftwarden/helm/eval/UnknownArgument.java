package io.driftwarden.helm.eval;

import io.driftwarden.helm.value.Datum;

/** Thrown where a function would look into an argument that is unknown: its result is unknown. */
final class UnknownArgument extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Datum.Unknown unknown;

  UnknownArgument(Datum.Unknown unknown) {
    super(unknown.reason(), null, false, false);
    this.unknown = unknown;
  }

  Datum.Unknown unknown() {
    return unknown;
  }
}
