package io.driftwarden.rego.value;

import java.util.Locale;

/** The kinds of values, in their order. */
public enum Kind {
  NULL,
  BOOLEAN,
  NUMBER,
  STRING,
  ARRAY,
  OBJECT,
  SET;

  /** Returns the name by which policies know it, as {@code type_name} gives it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
