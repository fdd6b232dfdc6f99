package io.driftwarden.rego;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.rego.value.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One solution of a query.
 *
 * @param expressions in the order of the query
 * @param bindings the values of its variables
 */
public record Solution(List<Answer> expressions, Map<String, Value> bindings) {
  public Solution {
    expressions = List.copyOf(expressions);
    bindings = java.util.Collections.unmodifiableMap(new TreeMap<>(bindings));
  }

  /** An expression of a query, and what its value is; {@code true} for one that only holds. */
  public record Answer(Value value, String text, Place place) {}
}
