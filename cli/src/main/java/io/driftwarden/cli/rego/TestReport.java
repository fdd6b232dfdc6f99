package io.driftwarden.cli.rego;

import io.driftwarden.diagnostics.DiagnosticText;
import io.driftwarden.diagnostics.Sources;
import io.driftwarden.rego.test.CaseResult;
import io.driftwarden.rego.test.TestResult;
import io.driftwarden.rego.test.TestResult.Outcome;
import io.driftwarden.rego.watch.Trace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a person or a program is told of a run of tests. */
final class TestReport {
  private static final String RULE = "-".repeat(80);

  private final List<TestRun> runs;

  TestReport(List<TestRun> runs) {
    this.runs = runs;
  }

  /** Returns the results as {@code opa test --format json} has them. */
  String json() {
    return IndentedJson.of(runs.stream().map(run -> json(run.result())).toList()) + "\n";
  }

  private static Map<String, Object> json(TestResult result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("location", OpaJson.location(result.test().place()));
    json.put("package", result.test().packageName());
    json.put("name", result.test().name());
    if (result.outcome() == Outcome.FAIL) {
      json.put("fail", true);
    }
    result.error().ifPresent(problem -> json.put("error", OpaJson.error(problem)));
    if (result.outcome() == Outcome.SKIPPED) {
      json.put("skip", true);
    }
    json.put("duration", result.time().toNanos());
    if (!result.output().isEmpty()) {
      byte[] printed = result.output().getBytes(StandardCharsets.UTF_8);
      json.put("output", Base64.getEncoder().encodeToString(printed));
    }
    if (!result.cases().isEmpty()) {
      json.put("sub_results", cases(result.cases()));
    }
    return json;
  }

  private static Map<String, Object> cases(Map<String, CaseResult> cases) {
    Map<String, Object> json = new TreeMap<>();
    cases.forEach((name, result) -> {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("name", name);
      if (result.hasFailed()) {
        each.put("fail", true);
      }
      if (!result.cases().isEmpty()) {
        each.put("sub_results", cases(result.cases()));
      }
      json.put(name, each);
    });
    return json;
  }

  /** Returns the results as lines; those that passed only where everything is asked for. */
  String text(boolean verbose, Sources sources) {
    StringBuilder out = new StringBuilder();
    String file = "";
    for (TestRun run : runs) {
      if (verbose || run.result().outcome() != Outcome.PASS) {
        String own = run.result().test().place().file();
        out.append(file.isEmpty() || file.equals(own) ? "" : "\n");
        file = own;
        one(run.result(), verbose, sources, out);
      }
    }
    if (verbose) {
      failures(out);
    }
    out.append(out.isEmpty() ? "" : RULE + "\n");
    summary(out);
    return out.toString();
  }

  private static void one(TestResult result, boolean verbose, Sources sources, StringBuilder out) {
    var place = result.test().place();
    out.append(place.file()).append(':').append(place.line()).append(":\n");
    out.append(headline(result));
    caseLines(result.cases(), verbose, "  ", out);
    if (!result.output().isBlank()) {
      out.append('\n').append(indented(result.output())).append('\n');
    }
    result.error().ifPresent(problem -> out.append(indented(DiagnosticText.of(problem, sources))));
  }

  private static String headline(TestResult result) {
    String time =
        result.outcome() == Outcome.SKIPPED ? "" : " (%s)".formatted(shown(result.time()));
    return "%s: %s%s\n".formatted(result.test().fullName(), result.outcome(), time);
  }

  private static void caseLines(
      Map<String, CaseResult> cases, boolean verbose, String indent, StringBuilder out) {
    SortedMap<String, CaseResult> sorted = new TreeMap<>(cases);
    sorted.forEach((name, result) -> {
      if (verbose || result.hasFailed()) {
        out.append(indent).append(name).append(result.hasFailed() ? ": FAIL\n" : ": PASS\n");
        caseLines(result.cases(), verbose, indent + "  ", out);
      }
    });
  }

  private void failures(StringBuilder out) {
    List<TestRun> failed =
        runs.stream().filter(run -> run.result().outcome() == Outcome.FAIL).toList();
    if (failed.isEmpty()) {
      return;
    }
    out.append(RULE).append("\nFAILURES\n").append(RULE).append('\n');
    for (TestRun run : failed) {
      out.append(headline(run.result())).append('\n');
      out.append(indented(Trace.text(run.trace()))).append('\n');
    }
  }

  private void summary(StringBuilder out) {
    Map<Outcome, Integer> counts = new TreeMap<>();
    for (TestRun run : runs) {
      outcomes(run.result()).forEach(outcome -> counts.merge(outcome, 1, Integer::sum));
    }
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    counts.forEach((outcome, count) -> out.append("%s: %d/%d\n".formatted(outcome, count, all)));
  }

  private static List<Outcome> outcomes(TestResult result) {
    boolean ended = result.outcome() == Outcome.PASS || result.outcome() == Outcome.FAIL;
    if (!ended) {
      return List.of(result.outcome());
    }
    List<Outcome> outcomes = new ArrayList<>();
    result.leaves().forEach(passed -> outcomes.add(passed ? Outcome.PASS : Outcome.FAIL));
    return outcomes;
  }

  private static String indented(String text) {
    return text.stripTrailing().indent(2);
  }

  /** Returns a time in the unit that fits it. */
  static String shown(Duration time) {
    double microseconds = time.toNanos() / 1000.0;
    if (microseconds < 1000) {
      return "%.3fµs".formatted(microseconds);
    }
    return microseconds < 1_000_000
        ? "%.3fms".formatted(microseconds / 1000)
        : "%.3fs".formatted(microseconds / 1_000_000);
  }
}
