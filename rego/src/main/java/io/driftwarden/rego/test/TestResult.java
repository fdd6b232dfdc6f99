package io.driftwarden.rego.test;

import io.driftwarden.diagnostics.Diagnostic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a test ended.
 *
 * @param output what the test and its policies printed, each line ended
 * @param problem why it could not be run
 * @param cases by their names, of a test that has several
 */
public record TestResult(
    TestCase test,
    Outcome outcome,
    Duration time,
    String output,
    @Nullable Diagnostic problem,
    Map<String, CaseResult> cases) {
  public TestResult {
    cases = Map.copyOf(cases);
  }

  /** How a test may end. */
  public enum Outcome {
    PASS,
    FAIL,
    SKIPPED,
    ERROR
  }

  static TestResult skipped(TestCase test) {
    return new TestResult(test, Outcome.SKIPPED, Duration.ZERO, "", null, Map.of());
  }

  public Optional<Diagnostic> error() {
    return Optional.ofNullable(problem);
  }

  /** Returns how many tests this counts as, passed or failed: each case that has none within. */
  public List<Boolean> leaves() {
    return cases.isEmpty()
        ? List.of(outcome == Outcome.PASS)
        : cases.values().stream().flatMap(each -> each.leaves().stream()).toList();
  }
}
