package io.driftwarden.rego;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.SetValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs OPA's own cases. Those that we fail are listed by note in a file that may only shrink; a
 * listed case that passes fails the run.
 */
@Tag("oracle")
class ConformanceTest {
  /** How many may fail in a dialect; to be lowered only. */
  private static final int MOST = 5;

  private static final Budget BUDGET =
      new Budget(20_000_000, Duration.ofSeconds(20), 50_000_000, 1_000);

  @ParameterizedTest
  @CsvSource({"v0, V0", "v1, V1"})
  void weDifferFromOpaOnlyWhereListed(String version, Dialect dialect) throws IOException {
    Map<String, String> failures = new TreeMap<>();
    List<ConformanceCase> cases = ConformanceCases.of(version);
    for (ConformanceCase each : cases) {
      problem(each, dialect).ifPresent(problem -> failures.put(each.note(), problem));
    }
    write(version, failures, cases.size());
    assertTrue(failures.size() <= MOST, "more than ever: " + failures.keySet());
    Set<String> listed = new TreeSet<>(Differences.read().keySet());
    Set<String> notes = cases.stream().map(ConformanceCase::note).collect(Collectors.toSet());
    listed.retainAll(notes);
    assertEquals(
        List.of(),
        failures.keySet().stream().filter(note -> !listed.contains(note)).toList(),
        "fail and are not listed");
    assertEquals(
        List.of(),
        listed.stream().filter(note -> !failures.containsKey(note)).toList(),
        "are listed and pass: take them off the list");
  }

  private static void write(String version, Map<String, String> failures, int all)
      throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("# %d of %d pass".formatted(all - failures.size(), all));
    failures.forEach((note, problem) -> lines.add(note + "\t" + problem.replace("\n", "\\n")));
    Files.write(Path.of("target", "conformance-" + version + ".txt"), lines);
  }

  /** Returns what is wrong with our answer, if anything is. */
  private static Optional<String> problem(ConformanceCase each, Dialect dialect) {
    try {
      return answerProblem(each, solutions(each, dialect));
    } catch (DiagnosticException refused) {
      return refusalProblem(each, refused.diagnostics());
    } catch (RuntimeException | StackOverflowError ours) {
      return Optional.of("BUG " + ours);
    }
  }

  private static List<Map<String, Value>> solutions(ConformanceCase each, Dialect dialect) {
    List<Source> modules = new ArrayList<>();
    for (String text : each.modules()) {
      modules.add(new Source("test-" + modules.size() + ".rego", text));
    }
    Options options = Options.DEFAULT.with(dialect).with(BUDGET);
    if (each.flag("strict_error") || each.has("want_error") || each.has("want_error_code")) {
      options = options.withStrictErrors();
    }
    CompiledPolicies policies = Rego.compile(modules, each.data(), options);
    return policies.query(each.text("query"), input(each));
  }

  private static @Nullable Value input(ConformanceCase each) {
    if (!each.has("input_term")) {
      return each.input();
    }
    CompiledPolicies nothing = Rego.compile(List.of(), Value.of(Map.of()));
    return nothing.query("x = " + each.text("input_term"), null).getFirst().get("x");
  }

  private static Optional<String> answerProblem(
      ConformanceCase each, List<Map<String, Value>> solutions) {
    if (each.has("want_error") || each.has("want_error_code")) {
      return Optional.of("no error, but " + solutions);
    }
    if (each.has("want_defined")) {
      return solutions.isEmpty() != each.flag("want_defined")
          ? Optional.empty()
          : Optional.of("defined: " + !solutions.isEmpty());
    }
    List<Value> want = normal(each, each.wantResult().stream().map(Value::of).toList());
    List<Value> got = normal(each, solutions.stream().map(Value::of).toList());
    return want.equals(got) ? Optional.empty() : Optional.of("want " + want + " got " + got);
  }

  /** Returns values as JSON would have them, in an order of their own. */
  private static List<Value> normal(ConformanceCase each, List<Value> values) {
    List<Value> plain = new ArrayList<>();
    for (Value value : values) {
      plain.add(json(value, each.flag("sort_bindings")));
    }
    plain.sort(Comparator.naturalOrder());
    return plain;
  }

  private static Value json(Value value, boolean sorted) {
    return switch (value) {
      case ObjectValue object -> {
        Map<String, Object> made = new TreeMap<>();
        for (Value key : object.keys()) {
          String name = key instanceof StringValue(String text) ? text : key.toJson();
          made.put(name, json(object.at(key), sorted));
        }
        yield Value.of(made);
      }
      case SetValue set -> list(set.sorted(), sorted);
      case ArrayValue array -> list(array.elements(), sorted);
      default -> value;
    };
  }

  private static Value list(List<Value> elements, boolean sorted) {
    List<Value> made = new ArrayList<>();
    elements.forEach(element -> made.add(json(element, sorted)));
    if (sorted) {
      made.sort(Comparator.naturalOrder());
    }
    return Value.of(made);
  }

  private static Optional<String> refusalProblem(
      ConformanceCase each, List<Diagnostic> diagnostics) {
    String text = diagnostics.stream().map(ConformanceTest::text).collect(Collectors.joining("; "));
    if (!each.has("want_error") && !each.has("want_error_code")) {
      return Optional.of("REFUSED " + text);
    }
    if (each.has("want_error_code")
        && !diagnostics.getFirst().code().equals(each.text("want_error_code"))) {
      return Optional.of("want code " + each.text("want_error_code") + " got " + text);
    }
    if (each.has("want_error") && !text.contains(each.text("want_error"))) {
      return Optional.of("want error " + each.text("want_error") + " got " + text);
    }
    return Optional.empty();
  }

  private static String text(Diagnostic diagnostic) {
    String place = diagnostic.place().map(at -> at.file() + ":" + at.line() + ": ").orElse("");
    return place + diagnostic.code() + ": " + diagnostic.detail();
  }
}
