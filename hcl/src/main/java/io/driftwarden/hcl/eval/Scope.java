package io.driftwarden.hcl.eval;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.value.Value;
import java.util.List;
import java.util.Optional;

/** What names mean where an expression stands. */
@FunctionalInterface
public interface Scope {
  /**
   * What the first names of a reference mean.
   *
   * @param consumed how many of the names the value stands for, at least 1
   */
  record Meaning(Value value, int consumed) {}

  /**
   * Returns what a reference means.
   *
   * @param names the root and the attributes after it, as {@code [var, region]}; at least the root
   * @return empty where there is no such root
   * @throws io.driftwarden.diagnostics.DiagnosticException if the root is there and the rest not
   */
  Optional<Meaning> resolve(List<String> names, Place place);

  /** Returns this scope with one more name before it. */
  default Scope and(String name, Value value) {
    return (names, place) ->
        names.getFirst().equals(name) ? Optional.of(new Meaning(value, 1)) : resolve(names, place);
  }
}
