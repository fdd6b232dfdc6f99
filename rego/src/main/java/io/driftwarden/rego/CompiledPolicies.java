package io.driftwarden.rego;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.rego.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Policies ready to be asked. Any number of threads may ask at once. */
public interface CompiledPolicies {
  /** Returns what was compiled, module by module. */
  List<PolicyPackage> packages();

  /**
   * Returns the value of a document, empty where it is undefined.
   *
   * @param ref a path such as {@code data.main.deny}
   * @throws DiagnosticException for a conflict, an exceeded budget or a ref that is none
   */
  Optional<Value> evaluate(String ref, Value input);

  /**
   * Returns the values of a query's variables for each of its solutions; one empty map for a query
   * without variables that holds.
   *
   * @param query a rule body such as {@code data.main.deny[message]}
   * @throws DiagnosticException for a query that does not compile, a conflict or an exceeded budget
   */
  List<Map<String, Value>> query(String query, Value input);
}
