package io.driftwarden.rego.builtin;

/** Says that a builtin can't do what it was asked; makes its call undefined, or ends all. */
public final class BuiltinException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  private BuiltinException(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /** Returns the problem of an operand of the wrong type. */
  static BuiltinException type(String message) {
    return new BuiltinException("eval_type_error", message);
  }

  /** Returns the problem of operands that make no sense. */
  static BuiltinException of(String message) {
    return new BuiltinException("eval_builtin_error", message);
  }

  /** Returns {@code eval_type_error} or {@code eval_builtin_error}. */
  public String code() {
    return code;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
