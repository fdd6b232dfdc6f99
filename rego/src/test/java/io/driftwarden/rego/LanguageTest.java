package io.driftwarden.rego;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftwarden.diagnostics.Source;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
  private static final Value INPUT =
      Value.of(
          Map.of(
              "user",
              "ann",
              "ports",
              List.of(22, 443, 5432),
              "groups",
              List.of(Map.of("name", "db", "open", true), Map.of("name", "web", "open", false))));

  /** Returns the JSON of {@code data.t.x} of a module whose package line is left out. */
  private static String x(String rules) {
    Source source = new Source("t.rego", "package t\n" + rules);
    CompiledPolicies policies = Rego.compile(List.of(source), Value.of(Map.of("base", 7)));
    return policies.evaluate("data.t.x", INPUT).map(Value::toJson).orElse("undefined");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          x := input.user                                            ¦ "ann"
          x := input.nobody                                          ¦ undefined
          x if input.user == "bob"                                   ¦ undefined
          x if { some p in input.ports; p > 5000 }                   ¦ true
          x contains g.name if some g in input.groups                ¦ ["db","web"]
          x[g.name] := g.open if some g in input.groups              ¦ {"db":true,"web":false}
          x if every p in input.ports { p > 0 }                      ¦ true
          x if every p in input.ports { p > 22 }                     ¦ undefined
          x if not input.nobody                                      ¦ true
          x if not input.nobody == 1                                 ¦ true
          x if not startswith(input.nobody, "a")                     ¦ undefined
          x if not [input.nobody]                                    ¦ undefined
          x if { not 9 in input.ports; "ann" == input.user }         ¦ true
          x if not input.nobody > 1                                  ¦ undefined
          x if not input.nobody == 1                                 ¦ true
          x := [p | some p in input.ports; p < 500]                  ¦ [22,443]
          x := {i: p | some i, p in input.ports}                     ¦ {"0":22,"1":443,"2":5432}
          x := {q | some p in input.ports; q := p % 2}                    ¦ [0,1]
          x := count({p | p := input.ports[_]; p > 30})              ¦ 2
          x := y if [y, 443, _] = input.ports                        ¦ 22
          x := y if {"name": "web", "open": y} = input.groups[_]     ¦ false
          x := data.base + 1                                         ¦ 8
          x := i if input.ports[i] == 443                            ¦ 1
          x := `raw\\n`                                              ¦ "raw\\\\n"
          x := $"{input.user} has {count(input.ports)}"              ¦ "ann has 3"
          x if input.ports[0] == 22 with input.ports as [22]         ¦ true
          x := n if n := count(input.ports) with input as {"ports": [1]} ¦ 1
          x := 0.1 + 0.2                                             ¦ 0.3
          x := 123456789012345678901234567890 + 1                    ¦ 123456789012345678901234567891
          x := 1.50                                                  ¦ 1.50
          x if 1.0 == 1                                              ¦ true
          x := object.get(input, ["groups", 0, "name"], "none")      ¦ "db"
          x := [k | some k; input.groups[k].open]                    ¦ [0]
          """)
  void oneRule(String rule, String expected) {
    assertEquals(expected, x(rule));
  }

  @Test
  void elseIsAskedWhenNothingBeforeHolds() {
    assertEquals("2", x("x := 1 if input.user == \"bob\"\nelse := 2 if input.user == \"ann\"\n"));
  }

  @Test
  void aDefaultStandsInForUndefined() {
    assertEquals("false", x("default x := false\nx if input.user == \"bob\""));
  }

  @Test
  void functionsMayBeWrittenInPieces() {
    assertEquals(
        "[\"low\",\"high\"]",
        x(
            """
            level(p) := "low" if p < 100
            level(p) := "high" if p >= 100
            x := [level(22), level(443)]
            """));
  }

  @Test
  void literalsAreOrderedSoThatVariablesAreBound() {
    assertEquals("443", x("x := p if {\n  p > 100\n  p < 1000\n  p = input.ports[_]\n}"));
  }

  @Test
  void rulesOfOtherPackagesAreImported() {
    Source lib = new Source("lib.rego", "package lib.ports\nclosed(p) if p > 1000\nlimit := 30\n");
    Source main =
        new Source(
            "main.rego",
            """
            package main
            import data.lib.ports as p
            import input.ports as all
            x contains q if { q := all[_]; p.closed(q); q > p.limit }
            """);
    CompiledPolicies policies = Rego.compile(List.of(lib, main), Value.of(Map.of()));
    assertEquals(Optional.of("[5432]"), policies.evaluate("data.main.x", INPUT).map(Value::toJson));
  }

  @Test
  void headsMayBePathsWithVariables() {
    assertEquals(
        "{\"db\":{\"open\":true},\"web\":{\"open\":false}}",
        x("x[g.name].open := g.open if some g in input.groups"));
  }

  @Test
  void withReplacesFunctionsAndRules() {
    assertEquals(
        "[9,\"z\"]",
        x(
            """
            who := "a"
            x := [n, w] if {
              n := count([]) with count as 9
              w := who with data.t.who as "z"
            }
            """));
  }

  @Test
  void oldPoliciesStayAsTheyAre() {
    assertEquals(
        "[\"db is open\"]",
        x(
            """
            x[msg] {
              g := input.groups[_]
              g.open
              msg := sprintf("%s is open", [g.name])
            }
            """));
  }

  @Test
  void aWholePackageIsAnObjectOfItsRules() {
    Source source = new Source("t.rego", "package a.b\np := 1\nf(x) := x\nq contains 2\n");
    CompiledPolicies policies = Rego.compile(List.of(source), Value.of(Map.of()));
    assertEquals(
        Optional.of("{\"b\":{\"p\":1,\"q\":[2]}}"),
        policies.evaluate("data.a", null).map(Value::toJson));
  }

  @Test
  void aQueryGivesItsVariablesForEachSolution() {
    Source source = new Source("t.rego", "package t\ndeny contains m if some m in [\"a\", \"b\"]");
    CompiledPolicies policies = Rego.compile(List.of(source), Value.of(Map.of()));
    assertEquals(
        List.of(Map.of("m", Value.of("a")), Map.of("m", Value.of("b"))),
        policies.query("data.t.deny[m]", null));
  }

  @Test
  void printsComeOutInOrder() {
    List<String> lines = new ArrayList<>();
    Source source = new Source("t.rego", "package t\nx if { print(\"a\", input.z, 1); true }");
    Rego.compile(List.of(source), Value.of(Map.of()), Options.DEFAULT.with(lines::add))
        .evaluate("data.t.x", INPUT);
    assertEquals(List.of("a <undefined> 1"), lines);
  }
}
