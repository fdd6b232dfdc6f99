package io.driftwarden.rego.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.diagnostics.Source;
import io.driftwarden.rego.Dialect;
import io.driftwarden.rego.Options;
import io.driftwarden.rego.Rego;
import io.driftwarden.rego.plan.Observer;
import io.driftwarden.rego.test.TestResult.Outcome;
import io.driftwarden.rego.value.Value;
import io.driftwarden.rego.watch.Coverage;
import io.driftwarden.rego.watch.Profile;
import io.driftwarden.rego.watch.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TestSuiteTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private static TestSuite suite(String... texts) {
    List<Source> sources = new ArrayList<>();
    for (String text : texts) {
      sources.add(new Source("m" + sources.size() + ".rego", text));
    }
    return TestSuite.of(
        Rego.read(sources, Dialect.AUTO), Value.of(Map.of("limit", 3)), Options.DEFAULT);
  }

  private static Map<String, Outcome> outcomes(TestSuite suite) {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    suite
        .tests()
        .forEach(
            test -> outcomes.put(test.fullName(), suite.run(test, LIMIT, Observer.NONE).outcome()));
    return outcomes;
  }

  @Test
  void onlyTruePasses() {
    assertEquals(
        Map.of(
            "data.a.test_true", Outcome.PASS,
            "data.a.test_undefined", Outcome.FAIL,
            "data.a.test_text", Outcome.FAIL,
            "data.a.todo_test_later", Outcome.SKIPPED,
            "data.a.test_conflict", Outcome.ERROR,
            "data.a.inner.test_data", Outcome.PASS),
        outcomes(
            suite(
                """
                package a

                helper := 1

                test_true if helper == 1
                test_undefined if helper == 2
                test_text := "yes"
                todo_test_later if false
                test_conflict if conflicting
                conflicting := x if some x in [1, 2]
                inner.test_data if data.limit == 3
                """)));
  }

  @Test
  void testsOfOneNameAreToldApart() {
    assertEquals(
        Map.of(
            "data.a.test_x", Outcome.PASS,
            "data.a.test_x#01", Outcome.FAIL,
            "data.a.test_x#02", Outcome.PASS),
        outcomes(
            suite(
                "package a\ntest_x { true }\ntest_x { false }\n", "package a\ntest_x { true }\n")));
  }

  @Test
  void aTestOfSeveralCasesTellsWhichFailed() {
    TestSuite suite =
        suite(
            """
            package a

            test_even[tc.group][tc.note] if {
            	some tc in [
            		{"group": "small", "note": "two", "n": 2},
            		{"group": "small", "note": "three", "n": 3},
            		{"group": "big", "note": "ten", "n": 10},
            	]
            	tc.n % 2 == 0
            }
            """);
    TestResult result = suite.run(suite.tests().getFirst(), LIMIT, Observer.NONE);
    assertEquals(Outcome.FAIL, result.outcome());
    assertEquals(Map.of("small", true, "big", false), failed(result.cases()));
    CaseResult small = Objects.requireNonNull(result.cases().get("small"));
    assertEquals(Map.of("two", false, "three", true), failed(small.cases()));
    assertEquals(3, result.leaves().size());
  }

  private static Map<String, Boolean> failed(Map<String, CaseResult> cases) {
    return cases.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().hasFailed()));
  }

  @Test
  void whatIsPrintedBelongsToTheTest() {
    TestSuite suite = suite("package a\ntest_x if print(\"here\", input.x)\n");
    TestResult result = suite.run(suite.tests().getFirst(), LIMIT, Observer.NONE);
    assertEquals("here <undefined>\n", result.output());
  }

  @Test
  void aTestThatTakesTooLongIsAnError() {
    TestSuite suite =
        suite(
            "package a\ntest_x if { some i, j in numbers.range(1, 9999); i * j == -1; i == j }\n"
                .replace("some i, j in", "n :=")
                .replace("i * j == -1; i == j", "n[i] * n[j] == -1"));
    Duration limit = Duration.ofMillis(50);
    TestResult result = suite.run(suite.tests().getFirst(), limit, Observer.NONE);
    assertEquals(Outcome.ERROR, result.outcome());
    assertEquals("eval_cancel_error", result.error().orElseThrow().code());
  }

  private static final String WATCHED =
      """
      package a

      deny contains x if {
      	some x in [1, 2]
      	x > 1
      }

      never if {
      	false
      	1 == 1
      }

      test_deny if deny == {2}
      """;

  @Test
  void coverageTellsWhichLinesHadTheirTurn() {
    TestSuite suite = suite(WATCHED);
    Coverage coverage = new Coverage();
    suite.tests().forEach(test -> suite.run(test, LIMIT, coverage));
    Coverage.FileCoverage file =
        Objects.requireNonNull(coverage.files(suite.statements()).get("m0.rego"));
    assertEquals(
        List.of(3, 4, 5, 13, 13), file.covered().stream().map(place -> place.line()).toList());
    assertEquals(List.of(8, 9, 10), file.missed().stream().map(place -> place.line()).toList());
    assertEquals(4, file.coveredLines());
  }

  @Test
  void aTraceShowsRulesWithTheirLines() {
    TestSuite suite = suite(WATCHED.replace("{2}", "{3}"));
    Trace trace = new Trace();
    suite.run(suite.tests().getFirst(), LIMIT, trace);
    assertEquals(
        """
        m0.rego:13 Enter data.a.test_deny
        m0.rego:3  | Enter data.a.deny
        m0.rego:5  | | Fail x > 1
        m0.rego:13 | Fail deny == {3}
        """,
        Trace.text(trace.entries(Trace.Detail.FAILS)));
    assertTrue(trace.entries(Trace.Detail.FULL).size() > 6);
    assertEquals(List.of(), trace.entries(Trace.Detail.NOTES));
  }

  @Test
  void aProfileCountsLines() {
    TestSuite suite = suite(WATCHED);
    Profile profile = new Profile();
    suite.run(suite.tests().getFirst(), LIMIT, profile);
    Profile.Row some =
        profile.rows().stream()
            .filter(row -> row.statement().name().startsWith("some x"))
            .findFirst()
            .orElseThrow();
    assertEquals(1, some.evaluated());
    assertEquals(2, some.redone());
  }
}
