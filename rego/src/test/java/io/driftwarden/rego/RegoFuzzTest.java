package io.driftwarden.rego;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.rego.syntax.Syntax;
import io.driftwarden.rego.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Any bytes are a policy or are refused as none, in bounded time and stack. Here the texts that
 * once broke something are read again, and a few others; CONTRIBUTING.md tells how to look for
 * more.
 */
class RegoFuzzTest {
  private static final Budget BUDGET = new Budget(100_000, Duration.ofSeconds(5), 1_000_000, 200);

  private static final Value INPUT =
      Value.of(Map.of("a", 1, "b", List.of("x", true), "c", Map.of("d", "e")));

  @FuzzTest(maxDuration = "30m")
  void reads(byte[] bytes) {
    Source source = source(bytes);
    Syntax.parseV0(source);
    Syntax.parseV1(source);
  }

  @FuzzTest(maxDuration = "30m")
  void compiles(byte[] bytes) {
    try {
      compiled(bytes);
    } catch (DiagnosticException _) {
      // Refused, as most are.
    }
  }

  @FuzzTest(maxDuration = "30m")
  void evaluates(byte[] bytes) {
    try {
      compiled(bytes).evaluate("data", INPUT);
    } catch (DiagnosticException _) {
      // Refused, or its evaluation is.
    }
  }

  private static CompiledPolicies compiled(byte[] bytes) {
    return Rego.compile(List.of(source(bytes)), Value.of(Map.of()), Options.DEFAULT.with(BUDGET));
  }

  private static Source source(byte[] bytes) {
    return new Source("fuzz.rego", new String(bytes, UTF_8));
  }
}
