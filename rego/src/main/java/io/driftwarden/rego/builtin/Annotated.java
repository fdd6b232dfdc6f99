package io.driftwarden.rego.builtin;

import io.driftwarden.rego.value.Value;

/**
 * What rules say of themselves. In a rule these calls are gone once it is compiled; what is left
 * stands in a query.
 */
final class Annotated {
  static final Table TABLE =
      new Table()
          .add("rego.metadata.chain() array", (_, in) -> outside(in))
          .add("rego.metadata.rule() any", (_, in) -> outside(in));

  private Annotated() {}

  private static Value outside(Operands in) throws BuiltinException {
    throw in.wrong(
        "the %s function must only be called within the scope of a rule".formatted(in.name()));
  }
}
