package io.driftwarden.rego.format;

/** Says that a term has comments where the layout has no place for them: it stays as it is. */
final class Crowded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Crowded() {
    super(null, null, false, false);
  }
}
