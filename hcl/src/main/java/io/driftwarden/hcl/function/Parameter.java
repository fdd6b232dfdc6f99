package io.driftwarden.hcl.function;

import io.driftwarden.hcl.value.Type;
import java.util.EnumSet;
import java.util.Set;

/**
 * A parameter of a function.
 *
 * @param name as Terraform's messages have it
 * @param type what arguments are converted to
 */
record Parameter(String name, Type type, Set<Takes> takes) {
  /** What the function sees to itself, which else is seen to before it is called. */
  enum Takes {
    /** Null; else it is refused. */
    NULL,
    /** An unknown argument; else the result is unknown. */
    UNKNOWN,
    /** One of which not even the type is known; else nor is that of the result. */
    UNTYPED,
    /** A secret; else it is revealed, and the result is one. */
    SECRET
  }

  static Parameter text(String name) {
    return new Parameter(name, Type.Primitive.STRING, EnumSet.noneOf(Takes.class));
  }

  static Parameter number(String name) {
    return new Parameter(name, Type.Primitive.NUMBER, EnumSet.noneOf(Takes.class));
  }

  static Parameter any(String name) {
    return new Parameter(name, Type.Any.ANY, EnumSet.noneOf(Takes.class));
  }

  static Parameter of(String name, Type type) {
    return new Parameter(name, type, EnumSet.noneOf(Takes.class));
  }

  /** Returns the same parameter that takes this too. */
  Parameter taking(Takes first, Takes... more) {
    Set<Takes> all = EnumSet.of(first, more);
    all.addAll(takes);
    return new Parameter(name, type, all);
  }

  boolean takes(Takes what) {
    return takes.contains(what);
  }
}
