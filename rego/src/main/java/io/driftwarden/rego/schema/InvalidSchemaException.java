package io.driftwarden.rego.schema;

/** Says what is wrong with a schema. */
final class InvalidSchemaException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidSchemaException(String message) {
    super(message, null, false, false);
  }

  static InvalidSchemaException type(String expected, String given) {
    return new InvalidSchemaException(
        "Invalid type. Expected: %s, given: %s".formatted(expected, given));
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
