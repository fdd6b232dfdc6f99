package io.driftwarden.rego;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.rego.value.Value;
import java.util.List;

/** Compiles policies. */
public final class Rego {
  private Rego() {}

  /** Returns the compiled modules with {@link Options#DEFAULT}. */
  public static CompiledPolicies compile(List<Source> modules, Value data) {
    return compile(modules, data, Options.DEFAULT);
  }

  /**
   * Returns the compiled modules.
   *
   * @param modules the policies, each one file
   * @param data the object that {@code data} is, where no package is
   * @throws DiagnosticException listing every problem found in the modules
   */
  @SuppressWarnings("DoNotCallSuggester") // until the engine stands
  public static CompiledPolicies compile(List<Source> modules, Value data, Options options) {
    throw new DiagnosticException(
        Diagnostic.error("rego_compile_error", "Policies are not evaluated yet", "", null));
  }
}
