package io.driftwarden.hcl.function;

import io.driftwarden.hcl.value.Value;

/** One function, of arguments that fit its signature. */
@FunctionalInterface
interface Function {
  Value call(Arguments arguments, FunctionContext context) throws FunctionException;

  /** A function with its signature. */
  record Declared(Signature signature, Function function) {}
}
