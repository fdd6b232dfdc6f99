package io.driftwarden.hcl.function;

/** A function can't be applied to its arguments; the message says why, as a clause. */
public sealed class FunctionException extends Exception permits OutsideException {
  private static final long serialVersionUID = 1L;
  private static final int NO_ARGUMENT = -1;
  private static final int WHOLE = -2;

  private final int argument;

  public FunctionException(String message) {
    this(NO_ARGUMENT, message);
  }

  FunctionException(int argument, String message) {
    super(message, null, false, false);
    this.argument = argument;
  }

  /** Makes one whose message is a whole sentence. */
  static FunctionException whole(String message) {
    return new FunctionException(WHOLE, message);
  }

  /** Returns the message, which is always there. */
  public String reason() {
    return String.valueOf(getMessage());
  }

  /** Returns what is wrong as a sentence, in Terraform's words. */
  String sentence(String name, Signature signature) {
    if (argument == WHOLE) {
      return reason();
    }
    boolean known =
        argument >= 0 && (argument < signature.parameters().size() || signature.rest().isPresent());
    return known
        ? "Invalid value for \"%s\" parameter: %s."
            .formatted(signature.parameter(argument).name(), reason())
        : "Call to function \"%s\" failed: %s.".formatted(name, reason());
  }
}
