package io.driftwarden.rego.syntax;

import io.driftwarden.diagnostics.Diagnostic;
import java.util.List;

/** What could be read of a module, and what is wrong with the rest. */
public record ParsedModule(Module module, List<Diagnostic> problems) {
  public ParsedModule {
    problems = List.copyOf(problems);
  }

  public boolean isSound() {
    return problems.isEmpty();
  }
}
