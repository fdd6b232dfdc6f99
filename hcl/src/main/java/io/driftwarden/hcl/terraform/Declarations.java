package io.driftwarden.hcl.terraform;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.hcl.eval.Types;
import io.driftwarden.hcl.syntax.Body;
import io.driftwarden.hcl.syntax.Expression;
import io.driftwarden.hcl.value.Conversion;
import io.driftwarden.hcl.value.Conversion.Misfit;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.util.IdentityHashMap;
import java.util.Optional;

/**
 * What the blocks of variables declare by themselves: each is found out once, however often its
 * module is called.
 */
final class Declarations {
  private final Planning planning;
  private final IdentityHashMap<Body.Block, Type> types = new IdentityHashMap<>();
  private final IdentityHashMap<Body.Block, Value> defaults = new IdentityHashMap<>();

  Declarations(Planning planning) {
    this.planning = planning;
  }

  /**
   * Returns the type of a variable; any where none is written.
   *
   * @throws DiagnosticException if what is written is none
   */
  Type type(Body.Block variable) {
    return types.computeIfAbsent(variable, this::read);
  }

  private Type read(Body.Block variable) {
    return variable
        .body()
        .attribute("type")
        .map(declared -> new Types(planning.evaluator()).of(declared.value()))
        .orElse(Type.Any.ANY);
  }

  /**
   * Returns the default as one of the variable's type; empty for none. A mistake in it is noted.
   *
   * @throws DiagnosticException if the type is none
   * @throws Misfit if it doesn't fit the type
   */
  Optional<Value> fitting(Body.Block variable) throws Misfit {
    Optional<Expression> written = variable.body().attribute("default").map(Body.Attribute::value);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    Value found = defaults.get(variable);
    if (found == null) {
      found =
          Conversion.to(
              type(variable), planning.attempt(written.get(), (_, _) -> Optional.empty()));
      defaults.put(variable, found);
    }
    return Optional.of(found);
  }
}
