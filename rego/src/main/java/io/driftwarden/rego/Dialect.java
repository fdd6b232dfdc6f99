package io.driftwarden.rego;

/** Which version of the language a module is written in. */
public enum Dialect {
  /** {@code if} and {@code contains} are keywords that rules must use. */
  V1,
  /** Rules are written {@code deny[msg] { … }}; newer keywords are imported. */
  V0,
  /** V1 for a module that parses so, else V0 for one that parses so, each on its own. */
  AUTO
}
