package io.driftwarden.rego.builtin;

import java.util.Map;

/**
 * Builtins of which the core knows no more than their signatures. Families are found as services,
 * when one of their builtins is called for the first time.
 */
public interface BuiltinFamily {

  /** Returns what each builtin of the family does, by its name. */
  Map<String, Builtin.Function> functions();
}
