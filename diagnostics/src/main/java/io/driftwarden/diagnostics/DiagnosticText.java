package io.driftwarden.diagnostics;

import java.util.Locale;

/** Shows a diagnostic as plain text, the line and a caret included. */
public final class DiagnosticText {
  private DiagnosticText() {}

  /**
   * Returns, ended by a newline:
   *
   * <pre>
   * error: Unknown function
   *   main.tf:3:12
   *   3 | a = uper("x")
   *     |     ^^^^
   *   There is no function "uper". Did you mean "upper"?  [hcl_unknown_function]
   * </pre>
   */
  public static String of(Diagnostic diagnostic, Sources sources) {
    StringBuilder out = new StringBuilder();
    out.append(diagnostic.severity().name().toLowerCase(Locale.ROOT));
    out.append(": ").append(diagnostic.summary()).append('\n');
    diagnostic
        .place()
        .ifPresent(at -> out.append("  ").append(at).append('\n').append(Excerpt.of(at, sources)));
    for (Diagnostic.Related related : diagnostic.related()) {
      out.append("  ").append(related.place()).append(": ").append(related.message()).append('\n');
      out.append(Excerpt.of(related.place(), sources));
    }
    String detail = diagnostic.detail().isEmpty() ? "" : diagnostic.detail() + "  ";
    out.append("  ").append(detail).append('[').append(diagnostic.code()).append("]\n");
    return out.toString();
  }
}
