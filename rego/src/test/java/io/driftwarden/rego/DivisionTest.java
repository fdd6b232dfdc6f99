package io.driftwarden.rego;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.rego.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Enough work that several threads share it: what comes out must not show that. */
class DivisionTest {
  private static final int RULES = 12;
  private static final Value INPUT = Value.of(Map.of("numbers", numbers(4_000)));

  private static List<Integer> numbers(int size) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      numbers.add(i);
    }
    return numbers;
  }

  /** Rules of a package each, which find {@code a} numbers below 100 for every {@code a}. */
  private static List<Source> packages(String... more) {
    List<Source> sources = new ArrayList<>();
    for (int i = 0; i < RULES; i++) {
      String text =
          "package rules.r%02d\ndeny contains x if { some x in input.numbers; x * %d < 100 }\n"
              .formatted(i, i + 1);
      sources.add(new Source("r%02d.rego".formatted(i), text));
    }
    for (String text : more) {
      sources.add(new Source("more%d.rego".formatted(sources.size()), text));
    }
    return sources;
  }

  private static CompiledPolicies compile(List<Source> sources, Options options) {
    return Rego.compile(sources, Value.of(Map.of()), options);
  }

  @Test
  void rulesOfManyPackages() {
    String gate = "package gate\nall contains [name, x] if { some x in data.rules[name].deny }";
    CompiledPolicies policies = compile(packages(gate), Options.DEFAULT);
    int expected = 0;
    for (int i = 1; i <= RULES; i++) {
      expected += (100 + i - 1) / i;
    }
    assertEquals(
        List.of(Map.of("n", Value.of(expected))),
        policies.query("n = count(data.gate.all)", INPUT));
  }

  @Test
  void clausesOfOneRule() {
    StringBuilder text = new StringBuilder("package main\n");
    for (int i = 0; i < RULES; i++) {
      text.append(
          "deny contains {\"m\": x} if { some x in input.numbers; x %% 1000 == %d }\n"
              .formatted(i));
    }
    CompiledPolicies policies =
        compile(List.of(new Source("main.rego", text.toString())), Options.DEFAULT);
    assertEquals(
        List.of(Map.of("n", Value.of(RULES * 4))),
        policies.query("n = count(data.main.deny)", INPUT));
  }

  @Test
  void theFirstOfSeveralErrorsIsTheSameEachTime() {
    String conflict =
        "package rules.r%s\nx := y if { some y in input.numbers; y > 3990 }\ndeny contains x\n";
    CompiledPolicies policies =
        compile(packages(conflict.formatted("03"), conflict.formatted("09")), Options.DEFAULT);
    for (int i = 0; i < 20; i++) {
      DiagnosticException refused =
          assertThrows(DiagnosticException.class, () -> policies.evaluate("data.rules", INPUT));
      assertTrue(refused.diagnostics().getFirst().detail().contains("data.rules.r03.x"));
    }
  }

  @Test
  void anErrorThatIsNotAskedForIsNone() {
    String gate = "package gate\nany if data.rules[_].deny[0]";
    String conflict =
        "package rules.r99\nx := y if { some y in input.numbers; y > 3990 }\ndeny contains x";
    assertEquals(
        "true",
        compile(packages(gate, conflict), Options.DEFAULT)
            .evaluate("data.gate.any", INPUT)
            .orElseThrow()
            .toJson());
  }

  @Test
  void printedLinesKeepTheirOrder() {
    List<String> printed = Collections.synchronizedList(new ArrayList<>());
    List<Source> sources = new ArrayList<>();
    for (Source source : packages()) {
      String text =
          source.text().replace(" }", "; x == 0; print(\"%s\") }".formatted(source.path()));
      sources.add(new Source(source.path(), text));
    }
    compile(sources, Options.DEFAULT.with(printed::add)).evaluate("data.rules", INPUT);
    assertEquals(sources.stream().map(Source::path).toList(), printed);
  }

  @Test
  void stepsAreCountedTogether() {
    Budget budget = new Budget(30_000, Duration.ofMinutes(1), 1_000_000, 1_000);
    CompiledPolicies policies = compile(packages(), Options.DEFAULT.with(budget));
    Diagnostic refused =
        assertThrows(DiagnosticException.class, () -> policies.evaluate("data.rules", INPUT))
            .diagnostics()
            .getFirst();
    assertTrue(refused.detail().contains("30000 steps"), refused.detail());
  }
}
