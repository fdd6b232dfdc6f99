package io.driftwarden.hcl.function;

import io.driftwarden.hcl.value.Value;

/** One function. */
@FunctionalInterface
interface Function {
  Value call(Arguments arguments, FunctionContext context) throws FunctionException;

  /** What becomes of arguments that are not wholly known. */
  enum Unknowns {
    /** Anything unknown in any argument makes the result unknown. */
    ANYWHERE,
    /** An argument that is unknown itself does; what is inside one does not. */
    OUTSIDE,
    /** The function sees to it. */
    NEVER
  }

  /**
   * A function under its name.
   *
   * @param most how many arguments it takes at most
   */
  record Declared(Function function, int most, Unknowns unknowns) {}
}
