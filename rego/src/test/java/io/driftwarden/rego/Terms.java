package io.driftwarden.rego;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.rego.value.Value;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Evaluates single terms, at the beginning of 2026. */
public final class Terms {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  private Terms() {}

  /** Returns the JSON of a term's value. */
  public static String json(String term) {
    return json(term, Map.of());
  }

  /** Returns the JSON of the value of a term that may refer to {@code input}. */
  public static String json(String term, Object input) {
    return compile(term).evaluate("data.p.x", Value.of(input)).orElseThrow().toJson();
  }

  /** Returns what a builtin of a term complains about. */
  public static String problem(String term) {
    DiagnosticException thrown =
        assertThrows(DiagnosticException.class, () -> compile(term).evaluate("data.p.x", null));
    Diagnostic first = thrown.diagnostics().getFirst();
    return first.code() + ": " + first.detail();
  }

  private static CompiledPolicies compile(String term) {
    return Rego.compile(
        List.of(new Source("p.rego", "package p\nx := " + term)),
        Value.of(Map.of()),
        Options.DEFAULT.with(CLOCK).withStrictErrors());
  }
}
