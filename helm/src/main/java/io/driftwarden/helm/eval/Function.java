package io.driftwarden.helm.eval;

import io.driftwarden.helm.value.Datum;

/** What a template's function does. */
@FunctionalInterface
public interface Function {
  /**
   * Returns the result.
   *
   * @throws io.driftwarden.helm.value.BadArgument if it can't be called so
   */
  Datum apply(Arguments arguments);
}
