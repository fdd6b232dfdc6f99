package io.driftwarden.rego;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.DiagnosticText;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.rego.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {
  private static List<Diagnostic> problems(String text) {
    Source source = new Source("p.rego", text);
    return assertThrows(
            DiagnosticException.class,
            () -> Rego.compile(List.of(source), Value.of(Map.of())).evaluate("data.p", null))
        .diagnostics();
  }

  private static String shown(String text) {
    Source source = new Source("p.rego", text);
    return DiagnosticText.of(
        problems(text).getFirst(),
        path -> path.equals("p.rego") ? Optional.of(source) : Optional.empty());
  }

  @Test
  void anUnknownFunctionIsShownWithItsLineAndTheNearestName() {
    assertEquals(
        """
        error: Unknown function
          p.rego:2:6
          2 | x := startwith("a", "b")
            |      ^^^^^^^^^
          undefined function startwith. Did you mean "startswith"?  [rego_type_error]
        """,
        shown("package p\nx := startwith(\"a\", \"b\")\n"));
  }

  @Test
  void aVariableThatNothingBindsIsShown() {
    assertEquals(
        """
        error: Variable is never bound
          p.rego:2:10
          2 | x if not y
            |          ^
          var y is unsafe: no expression gives it a value.  [rego_unsafe_var_error]
        """,
        shown("package p\nx if not y\n"));
  }

  @Test
  void aConflictNamesBothPlaces() {
    assertEquals(
        """
        error: Two values for a rule
          p.rego:3:1
          3 | x := 2
            | ^^^^^^
          p.rego:2:1: the other value is from here
          2 | x := 1
            | ^^^^^^
          rule data.p.x produced conflicting values: it may have one only.  [eval_conflict_error]
        """,
        shown("package p\nx := 1\nx := 2\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          x if {                              ¦ rego_parse_error
          x := 012                            ¦ rego_parse_error
          x := "a                             ¦ rego_parse_error
          x := [1, 2                          ¦ rego_parse_error
          x contains 1 if true }              ¦ rego_parse_error
          x := count(1)                       ¦ rego_type_error
          x := count([1], 2, 3)               ¦ rego_type_error
          x := data.lib.nothing(1)            ¦ rego_type_error
          x := yaml.unmarshal("a", 1, 2)      ¦ rego_type_error
          x if { y := 1; y := 2 }             ¦ rego_compile_error
          x := 1 if { y == 1 }                ¦ rego_unsafe_var_error
          input := 1                          ¦ rego_compile_error
          x contains y if true                ¦ rego_unsafe_var_error
          x if not [1, 2][_] == 1             ¦ rego_unsafe_var_error
          x := x                              ¦ rego_recursion_error
          f(a) := f(a)                        ¦ rego_recursion_error
          x := {k: v | v := [1, 2][_]; k = 1} ¦ eval_conflict_error
          x := http.send({"method": "get", "url": "x"}) ¦ eval_builtin_error
          """)
  void everyMistakeHasOpasCode(String rule, String code) {
    assertEquals(code, problems("package p\n" + rule + "\n").getFirst().code());
  }

  @Test
  void allMistakesAreShownAtOnce() {
    List<Diagnostic> problems = problems("package p\nx := a\ny := b\nz := cuont([])\n");
    assertEquals(3, problems.size());
  }

  @Test
  void aModuleMissingItsPackageSaysSo() {
    assertTrue(shown("x := 1\n").contains("Expected \"package\" here."));
  }

  @Test
  void rulesOfDifferentKindsContradictEachOther() {
    assertEquals(
        "conflicting rules data.p.x found",
        problems("package p\nx := 1\nx contains 2\n").getFirst().detail());
  }
}
