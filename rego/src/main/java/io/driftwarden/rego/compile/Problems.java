package io.driftwarden.rego.compile;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.rego.syntax.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with the policies, so that all of it is shown at once. */
public final class Problems {
  private final Set<Diagnostic> found = new LinkedHashSet<>();

  public void addAll(List<Diagnostic> diagnostics) {
    found.addAll(diagnostics);
  }

  void add(Diagnostic diagnostic) {
    found.add(diagnostic);
  }

  void unsafe(String detail, Span span) {
    add(Diagnostic.error("rego_unsafe_var_error", "Variable is never bound", detail, span.place()));
  }

  void parse(String summary, String detail, Span span) {
    add(Diagnostic.error("rego_parse_error", summary, detail, span.place()));
  }

  void type(String summary, String detail, Span span) {
    add(Diagnostic.error("rego_type_error", summary, detail, span.place()));
  }

  void compile(String summary, String detail, Span span) {
    add(Diagnostic.error("rego_compile_error", summary, detail, span.place()));
  }

  void shadow(String what, String name, Span span) {
    compile(
        "Hides " + name,
        "%s must not shadow %s: use a different name.".formatted(what, name),
        span);
  }

  /** Throws them, if there are any. */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new DiagnosticException(List.copyOf(found));
    }
  }
}
