package io.driftwarden.diagnostics;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Carries the diagnostics of a person's mistake up to where they are shown; never a bug of ours.
 */
public final class DiagnosticException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  public DiagnosticException(List<Diagnostic> diagnostics) {
    super(
        diagnostics.stream()
            .map(d -> d.place().map(p -> p + ": ").orElse("") + d.summary())
            .collect(Collectors.joining("; ")),
        null,
        false,
        false);
    if (diagnostics.isEmpty()) {
      throw new IllegalArgumentException("no diagnostic to carry");
    }
    this.diagnostics = List.copyOf(diagnostics);
  }

  public DiagnosticException(Diagnostic diagnostic) {
    this(List.of(diagnostic));
  }

  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
