package io.driftwarden.rego.syntax;

import java.util.List;

/** Literals that must hold together; none at all hold always. */
public record Body(List<Literal> literals) {
  static final Body TRUE = new Body(List.of());

  static Body of(Literal literal) {
    return new Body(List.of(literal));
  }

  public Body {
    literals = List.copyOf(literals);
  }
}
