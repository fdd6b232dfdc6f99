package io.driftwarden.rego.builtin;

import io.driftwarden.rego.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A builtin function: its name, types and what it does.
 *
 * @param function what it does with operands that were checked against the signature
 */
public record Builtin(Signature signature, Function function) {

  /** What a builtin does; null is undefined. */
  @FunctionalInterface
  public interface Function {
    @Nullable Value call(Environment environment, Operands operands) throws BuiltinException;
  }

  public String name() {
    return signature.name();
  }

  /**
   * Returns the result of a call, null where it is undefined.
   *
   * @throws BuiltinException for operands of the wrong types or that make no sense
   */
  public @Nullable Value call(Environment environment, Value[] operands) throws BuiltinException {
    signature.check(operands);
    try {
      return function.call(environment, new Operands(name(), operands));
    } catch (ArithmeticException tooLarge) {
      throw BuiltinException.of(name() + ": " + tooLarge.getMessage());
    }
  }
}
