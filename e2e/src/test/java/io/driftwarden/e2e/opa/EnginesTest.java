package io.driftwarden.e2e.opa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.gate.Gate;
import io.driftwarden.controller.gate.Verdict;
import io.driftwarden.controller.gate.Verdict.Outcome;
import io.driftwarden.e2e.Opa;
import io.driftwarden.e2e.Parts;
import io.driftwarden.policies.Engine;
import io.driftwarden.policies.EngineException;
import io.driftwarden.policies.opa.OpaEngine;
import io.driftwarden.render.stack.StackRenderer;
import io.driftwarden.render.tree.FolderTree;
import io.driftwarden.render.tree.MapTree;
import io.driftwarden.render.tree.Tree;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both engines say the same of the same trees. */
@Tag("oracle")
class EnginesTest {
  private static final Tree EMPTY = new MapTree(Map.of());

  @TempDir Path folder;
  private Opa opa;
  private OpaEngine engine;

  @BeforeEach
  void start() {
    opa = Opa.start(folder);
    engine = OpaEngine.at(opa.address(), Duration.ofSeconds(30));
  }

  @AfterEach
  void stop() {
    engine.close();
    opa.close();
  }

  private static Gate gate(Engine engine) {
    return new Gate(new StackRenderer(), Clock.systemUTC(), engine);
  }

  private static Tree tree(String main, Map<String, String> policies) {
    Map<String, String> files = new HashMap<>(policies);
    files.put("main.tf", main);
    files.put(".driftwarden.yaml", "policies: [policies]\n");
    return new MapTree(files);
  }

  private static String policy(String rules) {
    return "package main\n\nimport rego.v1\n\n" + rules;
  }

  private Verdict assertSame(Tree tree) {
    Verdict ours = gate(Engine.embedded()).judge(tree);
    assertEquals(ours, gate(engine).judge(tree));
    return ours;
  }

  @Test
  void ofTheExamples() {
    Verdict fine = assertSame(new FolderTree(Parts.ROOT.resolve("examples/repo")));
    assertEquals(Outcome.PASS, fine.outcome());
    Verdict weak = assertSame(new FolderTree(Parts.ROOT.resolve("examples/weak")));
    assertEquals(Outcome.FAIL, weak.outcome());
    assertTrue(weak.findings().size() > 20, "only " + weak.findings().size());
  }

  @Test
  void ofTheExamplesAsAChange() {
    Tree weak = new FolderTree(Parts.ROOT.resolve("examples/weak"));
    assertEquals(gate(Engine.embedded()).judge(EMPTY, weak), gate(engine).judge(EMPTY, weak));
  }

  @Test
  void ofPackagesOfOtherNamesThatKnowData() {
    Tree tree =
        new MapTree(
            Map.of(
                "main.tf",
                "resource \"t\" \"a\" {}\n",
                "policies/limits.rego",
                """
                package limits.all

                import rego.v1

                deny contains sprintf("%v of %v", [count(input.resources), data["at most"].all]) if {
                	count(input.resources) > data["at most"].all
                }

                warn contains data.note.text if true
                """,
                "data/at most/numbers.yaml",
                "all: 0",
                "data/note.json",
                "{\"note\": {\"text\": \"<é>\"}}",
                ".driftwarden.yaml",
                "policies: [policies]\nnamespaces: [limits.all]\ndata: [data]\n"));
    assertEquals(2, assertSame(tree).findings().size());
  }

  /** Texts of findings have numbers, sets, objects and what a set's order is. */
  @Test
  void ofWhatPoliciesWriteIntoTheirTexts() {
    String main =
        """
        resource "t" "a" {
          whole    = 1
          large    = 123456789012345678901234567890
          half     = 1.50
          tiny     = 0.000001
          small    = 1e-7
          thousand = 1e3
          words    = ["ä", "b", "\\u2028", "😀", "<&>"]
          nothing  = null
          password = sensitive("hunter2")
        }
        """;
    String rules =
        """
        values := input.resources[0].values

        deny contains sprintf("%v is %v", [name, value]) if some name, value in values

        deny_numbers contains sprintf("%d %v %v %s", [values.whole, values.half * 2, values.large + 1, format_int(255, 16)])

        deny_set contains sprintf("%v", [{"b", "a", 10, 9, [1], {"x": {1, 2}}, null, true}])

        warn_json contains json.marshal(values)

        violation_placed contains {"msg": concat("", ["at ", word]), "address": "t.a", "attribute": ["words", i]} if some i, word in values.words

        deny_excepted contains "never"

        exception contains ["excepted"]

        warn_flag if values.whole == 1.0
        """;
    Verdict verdict = assertSame(tree(main, Map.of("policies/p.rego", policy(rules))));
    assertTrue(verdict.findings().size() >= 15, verdict.findings().toString());
    assertFalse(verdict.toString().contains("hunter2"));
    assertFalse(verdict.toString().contains("never"));
  }

  @Test
  void ofModulesThatUseEachOtherWhateverTheirOrder() {
    Map<String, String> policies =
        Map.of(
            "policies/a.rego",
            policy(
                "deny contains data.z.text(1) if data.driftwarden.lib.is_world(\"0.0.0.0/0\")\n"),
            "policies/m m.rego",
            "package m\n\nimport rego.v1\n\nhalf(n) := n / 2\n",
            "policies/z.rego",
            "package z\n\nimport rego.v1\n\ntext(n) := sprintf(\"%v\", [data.m.half(n)])\n");
    Verdict verdict = assertSame(tree("resource \"t\" \"a\" {}\n", policies));
    assertEquals("0.5", verdict.findings().getFirst().finding().title());
  }

  @Test
  void ofAPolicyThatContradictsItself() {
    Tree tree =
        tree(
            "resource \"t\" \"a\" {}\n",
            Map.of(
                "policies/p.rego",
                policy(
                    "deny contains name\n\nname := \"a\"\n\nname := \"b\" if input.resources\n")));
    Verdict ours = gate(Engine.embedded()).judge(tree);
    Verdict theirs = gate(engine).judge(tree);
    assertEquals(Outcome.ERROR, ours.outcome());
    assertEquals(Outcome.ERROR, theirs.outcome());
    assertEquals(ours.diagnostics().getFirst().code(), theirs.diagnostics().getFirst().code());
  }

  /** Several repositories share one server, and each gets its own answers. */
  @Test
  void ofManyPolicySetsAtOnce() {
    List<Tree> trees =
        IntStream.range(0, 4)
            .mapToObj(i ->
                tree(
                    "resource \"t\" \"a\" {}\n",
                    Map.of("policies/p.rego", policy("deny contains \"set %d\"\n".formatted(i)))))
            .toList();
    Gate gate = gate(engine);
    Set<String> titles =
        IntStream.range(0, 24)
            .parallel()
            .mapToObj(i -> i % 4 + gate.judge(trees.get(i % 4)).findings().toString())
            .map(text -> text.charAt(0) + "=" + text.replaceAll("(?s).*title=set (\\d).*", "$1"))
            .collect(Collectors.toSet());
    assertEquals(Set.of("0=0", "1=1", "2=2", "3=3"), titles);
  }

  @Test
  void whatOpaRefusesIsNoPass() {
    Map<String, String> old =
        Map.of("policies/old.rego", "package main\n\ndeny[msg] {\n\tmsg := \"old\"\n}\n");
    Tree tree = tree("resource \"t\" \"a\" {}\n", old);
    assertEquals(Outcome.FAIL, gate(Engine.embedded()).judge(tree).outcome());
    var refused = assertThrows(EngineException.class, () -> gate(engine).judge(tree));
    assertEquals("policies/old.rego:3:1", refused.diagnostic().place().orElseThrow().toString());

    // As a change: before it is merged, and judges what comes.
    assertThrows(EngineException.class, () -> gate(engine).judge(EMPTY, tree));
    assertEquals(
        Outcome.PASS,
        gate(engine)
            .judge(tree("resource \"t\" \"a\" {}\n", Map.of("policies/p.rego", policy(""))))
            .outcome());
  }

  @Test
  void afterOpaHasLostEverything() {
    Tree weak = new FolderTree(Parts.ROOT.resolve("examples/weak"));
    assertSame(weak);
    opa.kill();
    assertThrows(EngineException.class, () -> gate(engine).judge(weak));
    opa.restart();
    assertSame(weak);
  }
}
