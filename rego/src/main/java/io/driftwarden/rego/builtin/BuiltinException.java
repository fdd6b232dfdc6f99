package io.driftwarden.rego.builtin;

/** Says that a builtin can't do what it was asked; makes its call undefined, or ends all. */
public final class BuiltinException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final boolean isFatal;

  private BuiltinException(String code, String message, boolean isFatal) {
    super(message, null, false, false);
    this.code = code;
    this.isFatal = isFatal;
  }

  /** Returns the problem of an operand of the wrong type. */
  static BuiltinException type(String message) {
    return new BuiltinException("eval_type_error", message, false);
  }

  /** Returns the problem of operands that make no sense. */
  static BuiltinException of(String message) {
    return new BuiltinException("eval_builtin_error", message, false);
  }

  /** Returns the problem of a builtin that may not be called at all. */
  static BuiltinException fatal(String message) {
    return new BuiltinException("eval_builtin_error", message, true);
  }

  /** Reports whether it ends the evaluation, rather than making the call undefined. */
  public boolean isFatal() {
    return isFatal;
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
