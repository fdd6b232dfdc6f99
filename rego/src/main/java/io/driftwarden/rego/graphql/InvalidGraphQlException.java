package io.driftwarden.rego.graphql;

import org.jspecify.annotations.Nullable;

/** Says what is wrong with a text or document, and where. */
final class InvalidGraphQlException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Position position;

  InvalidGraphQlException(@Nullable Position position, String message) {
    super(message, null, false, false);
    this.position = position;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  Problem problem() {
    return new Problem(position, getMessage());
  }
}
