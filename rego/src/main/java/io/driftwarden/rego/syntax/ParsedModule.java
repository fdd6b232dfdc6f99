package io.driftwarden.rego.syntax;

import io.driftwarden.diagnostics.Diagnostic;
import java.util.List;

/**
 * What could be read of a module, and what is wrong with the rest.
 *
 * @param directives the imports of keywords, which are not in the module
 * @param comments all that there are, in order
 */
public record ParsedModule(
    Module module, List<Import> directives, List<Comment> comments, List<Diagnostic> problems) {
  public ParsedModule {
    directives = List.copyOf(directives);
    comments = List.copyOf(comments);
    problems = List.copyOf(problems);
  }

  public boolean isSound() {
    return problems.isEmpty();
  }
}
