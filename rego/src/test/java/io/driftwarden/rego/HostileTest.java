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
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTest {
  private static CompiledPolicies compile(String text, Budget budget) {
    return Rego.compile(
        List.of(new Source("p.rego", text)), Value.of(Map.of()), Options.DEFAULT.with(budget));
  }

  private static Diagnostic refused(String text, Budget budget) {
    return assertThrows(
            DiagnosticException.class,
            () -> compile(text, budget).evaluate("data.p.x", Value.of(Map.of())))
        .diagnostics()
        .getFirst();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{", "(", "{1:", "f(", "[x |", "{x | {", "-", "a[", "$\"{", "not "})
  void brackets(String bracket) {
    String text = "package p\nx := " + bracket.repeat(100_000);
    assertEquals("rego_parse_error", refused(text, Budget.DEFAULT).code());
  }

  @Test
  void ambiguousTextIsReadInBoundedTime() {
    String text = "package p\nx := " + "[1 + ".repeat(60) + "1" + "]".repeat(60);
    assertTrue(
        List.of("rego_parse_error", "eval_type_error", "rego_type_error")
            .contains(refusedOrFine(text)));
  }

  private static String refusedOrFine(String text) {
    try {
      compile(text, Budget.DEFAULT);
      return "eval_type_error";
    } catch (DiagnosticException refused) {
      return refused.diagnostics().getFirst().code();
    }
  }

  @Test
  void tooManySteps() {
    Budget budget = new Budget(10_000, Duration.ofMinutes(1), 1_000_000_000, 1_000);
    Diagnostic problem =
        refused(
            "package p\nx := count([1 | numbers.range(1, 1000)[_] > numbers.range(1, 1000)[_]])",
            budget);
    assertEquals("eval_cancel_error", problem.code());
    assertTrue(problem.detail().contains("10000 steps"), problem.detail());
  }

  @Test
  void tooMuchTime() {
    Budget budget = new Budget(Long.MAX_VALUE, Duration.ofMillis(50), Long.MAX_VALUE, 1_000);
    String loops =
        "package p\nn := numbers.range(1, 2000)\nx if { some a in n; some b in n; some c in n; a + b + c < 0 }";
    assertTrue(refused(loops, budget).detail().contains("too long"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "numbers.range(1, 1000000000000)",
        "[1 | some a in numbers.range(1, 5000); some b in numbers.range(1, 5000); a > 0; b > 0]",
        "net.cidr_expand(\"::/1\")",
        "sprintf(\"%9999d%9999d%9999d\", [1, 2, 3])",
        "bits.lsh(1, 100000)",
      })
  void tooLarge(String term) {
    Budget budget = new Budget(Long.MAX_VALUE, Duration.ofSeconds(10), 20_000, 1_000);
    Options options = Options.DEFAULT.with(budget).withStrictErrors();
    Source source = new Source("p.rego", "package p\nx := " + term);
    CompiledPolicies policies = Rego.compile(List.of(source), Value.of(Map.of()), options);
    assertThrows(DiagnosticException.class, () -> policies.evaluate("data.p.x", null));
  }

  @Test
  void aLongChainOfRules() {
    StringBuilder text = new StringBuilder("package p\nx := r0\nr5000 := 1\n");
    for (int i = 0; i < 5000; i++) {
      text.append("r%d := r%d + 1\n".formatted(i, i + 1));
    }
    assertEquals("eval_cancel_error", refused(text.toString(), Budget.DEFAULT).code());
    Budget deep = new Budget(1_000_000, Duration.ofSeconds(20), 1_000_000, 100_000);
    assertEquals(
        "5001", compile(text.toString(), deep).evaluate("data.p.x", null).orElseThrow().toJson());
  }

  @Test
  void deepValues() {
    Object deep = 1;
    for (int i = 0; i < Value.DEEPEST - 2; i++) {
      deep = List.of(deep);
    }
    Value input = Value.of(deep);
    CompiledPolicies policies =
        compile(
            "package p\nx := count([1 | walk(input, [_, _])])\ny := [[[input]]]\n", Budget.DEFAULT);
    assertEquals("599", policies.evaluate("data.p.x", input).orElseThrow().toJson());
    DiagnosticException refused =
        assertThrows(DiagnosticException.class, () -> policies.evaluate("data.p.y", input));
    assertEquals("Value is nested too deep", refused.diagnostics().getFirst().summary());
  }

  @Test
  void jsonOfAnyDepthIsUndefinedAndNoCrash() {
    CompiledPolicies policies =
        compile(
            "package p\nx := json.unmarshal(concat(\"\", [\"[\" | numbers.range(1, 100000)[_]]))",
            Budget.DEFAULT);
    assertTrue(policies.evaluate("data.p.x", null).isEmpty());
  }

  @Test
  void hugeNumbersAreRefused() {
    assertEquals("rego_parse_error", refused("package p\nx := 1e999999999", Budget.DEFAULT).code());
    String power = "package p\nx := y if { a := 1e15000; y := a * a }";
    assertTrue(compile(power, Budget.DEFAULT).evaluate("data.p.x", null).isEmpty());
  }

  @Test
  void manyThreadsMayAskAtOnce() throws Exception {
    CompiledPolicies policies =
        compile("package p\nx contains y if { y := input.list[_] % 7 }", Budget.DEFAULT);
    Value input = Value.of(Map.of("list", List.of(1, 8, 15, 3)));
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Callable<String>> asks = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        asks.add(() -> policies.evaluate("data.p.x", input).orElseThrow().toJson());
      }
      for (Future<String> answer : threads.invokeAll(asks)) {
        assertEquals("[1,3]", answer.get());
      }
    }
  }
}
