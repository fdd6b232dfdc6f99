package io.driftwarden.hcl.eval;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.driftwarden.diagnostics.DiagnosticException;

/**
 * Any bytes are an expression that has a value, or are refused, in bounded time and stack. The
 * command in CONTRIBUTING.md looks for bytes that break this.
 */
class EvaluatorFuzzTest {
  @FuzzTest(maxDuration = "30m")
  void evaluates(byte[] bytes) {
    try {
      ConsoleText.of(new Surroundings().value(new String(bytes, UTF_8)), 0);
    } catch (DiagnosticException _) {
      // Refused, as most are.
    }
  }

  /** The bytes are the seed of an expression that is well formed. */
  @FuzzTest(maxDuration = "30m")
  void evaluatesGenerated(byte[] bytes) {
    long seed = new String(bytes, UTF_8).hashCode();
    try {
      ConsoleText.of(new Surroundings().value(new ExpressionGenerator(seed).next()), 0);
    } catch (DiagnosticException _) {
      // Refused, as many are.
    }
  }
}
