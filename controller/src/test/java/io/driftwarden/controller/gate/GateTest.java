package io.driftwarden.controller.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.gate.Verdict.Outcome;
import io.driftwarden.render.stack.StackRenderer;
import io.driftwarden.render.tree.MapTree;
import io.driftwarden.render.tree.Tree;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final String OPEN =
      """
      resource "aws_security_group" "db" {
        ingress {
          from_port   = 5432
          to_port     = 5432
          protocol    = "tcp"
          cidr_blocks = ["0.0.0.0/0"]
        }
      }
      """;
  private static final String CLOSED = OPEN.replace("0.0.0.0/0", "10.0.0.0/8");
  private static final String WAIVER =
      """
      version: 1
      waivers:
        - rule: DW-NET-001
          stack: net
          resource: aws_security_group.db
          owner: platform
          reason: a honeypot
          expires: 2026-06-30
      """;
  private static final String NAMES =
      """
      package main

      deny contains msg if {
        some resource in input.resources
        resource.name == "db"
        msg := sprintf("%s is no name", [resource.address])
      }
      """;

  private static Gate on(String day) {
    Clock clock = Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC);
    return new Gate(new StackRenderer(), clock);
  }

  private static final Gate GATE = on("2026-01-01");

  private static Tree tree(Map<String, String> files) {
    return new MapTree(files);
  }

  private static Tree net(String text) {
    return tree(Map.of("net/main.tf", text));
  }

  private static List<String> told(Verdict verdict) {
    return verdict.findings().stream()
        .map(judged -> judged.standing() + " " + judged.finding().rule())
        .toList();
  }

  @Test
  void aTreeByItselfIsAllNew() {
    Verdict verdict = GATE.judge(net(OPEN));
    assertEquals(Outcome.FAIL, verdict.outcome());
    assertEquals(List.of("NEW DW-NET-001"), told(verdict));
    assertEquals(6, verdict.findings().getFirst().finding().place().line());
    assertEquals(Outcome.PASS, GATE.judge(net(CLOSED)).outcome());
  }

  @Test
  void aChangeAnswersForWhatIsNew() {
    Verdict opened = GATE.judge(net(CLOSED), net(OPEN));
    assertEquals(List.of("NEW DW-NET-001"), told(opened));
    assertEquals(Outcome.FAIL, opened.outcome());

    Verdict moved = GATE.judge(net(OPEN), net("# a line above\n" + OPEN));
    assertEquals(List.of("EXISTING DW-NET-001"), told(moved));
    assertEquals(Outcome.PASS, moved.outcome());

    Verdict mended = GATE.judge(net(OPEN), net(CLOSED));
    assertEquals(List.of("FIXED DW-NET-001"), told(mended));
    assertEquals(Outcome.PASS, mended.outcome());

    Verdict removed = GATE.judge(net(OPEN), tree(Map.of("README.md", "")));
    assertEquals(List.of("FIXED DW-NET-001"), told(removed));
  }

  @Test
  void onlyStacksWhoseReadSetMovedAreJudged() {
    Map<String, String> files = new HashMap<>();
    files.put("one/main.tf", "module \"m\" {\n  source = \"../m\"\n}");
    files.put("two/main.tf", CLOSED);
    files.put("m/main.tf", CLOSED);
    Tree base = tree(files);
    files.put("README.md", "changed");
    assertEquals(List.of(), GATE.judge(base, tree(files)).stacks());
    files.put("m/main.tf", OPEN);
    Verdict verdict = GATE.judge(base, tree(files));
    assertEquals(List.of("one"), verdict.stacks().stream().map(Object::toString).toList());
    assertEquals("m/main.tf", verdict.findings().getFirst().finding().place().file());
  }

  @Test
  void rulesAndWaiversComeFromTheBase() {
    Tree lax = tree(Map.of("net/main.tf", OPEN, ".driftwarden.yaml", "fail-on: critical"));
    Tree laxer = tree(Map.of("net/main.tf", OPEN, ".driftwarden.yaml", WAIVER));
    assertEquals(Outcome.FAIL, GATE.judge(net(CLOSED), laxer).outcome());
    assertEquals(Outcome.FAIL, GATE.judge(net(CLOSED), lax).outcome());

    Tree strict =
        tree(
            Map.of(
                "net/main.tf", "",
                "policies/names.rego", NAMES,
                ".driftwarden.yaml", "policies: [policies]"));
    assertEquals(List.of("NEW main.deny"), told(GATE.judge(strict, net(CLOSED))));
  }

  @Test
  void policiesOfNamedPackagesJudgeWithTheirData() {
    Map<String, String> files =
        new HashMap<>(
            Map.of(
                "net/main.tf",
                CLOSED,
                "policies/net.rego",
                """
                package terraform.network

                import rego.v1

                deny_many contains "too many" if count(input.resources) > data.limits.most
                deny_unowned contains "nobody's" if not "net" in data.owners
                warn_old contains "old" if true
                exception contains ["old"] if data.owners
                """,
                "policies/main.rego",
                "package main\n\nimport rego.v1\n\ndeny contains \"not asked\" if true\n",
                "policies/data/limits/numbers.json",
                "{\"most\": 0}",
                "owners.yaml",
                "owners: [shop]",
                ".driftwarden.yaml",
                """
                policies: [policies]
                namespaces: [terraform.network]
                data: [policies/data, owners.yaml]
                """));
    Verdict judged = GATE.judge(tree(files));
    assertEquals(
        Set.of("NEW terraform.network.deny_many", "NEW terraform.network.deny_unowned"),
        Set.copyOf(told(judged)));

    files.put("owners.yaml", "owners: [net]");
    Verdict owned = GATE.judge(tree(files));
    assertEquals(List.of("NEW terraform.network.deny_many"), told(owned));
    assertNotEquals(judged.policyDigest(), owned.policyDigest());

    files.put("owners.yaml", "terraform: {network: [1]}");
    assertEquals(Outcome.ERROR, GATE.judge(tree(files)).outcome());
    files.remove("owners.yaml");
    Verdict missing = GATE.judge(tree(files));
    assertEquals(
        ".driftwarden.yaml:3:23",
        missing.diagnostics().getFirst().place().orElseThrow().toString());
  }

  @Test
  void aWaiverCountsUpToItsLastDay() {
    Tree base = tree(Map.of("net/main.tf", CLOSED, ".driftwarden.yaml", WAIVER));
    Tree head = tree(Map.of("net/main.tf", OPEN, ".driftwarden.yaml", WAIVER));
    Verdict before = on("2026-06-30").judge(base, head);
    assertEquals(List.of("WAIVED DW-NET-001"), told(before));
    assertEquals(Outcome.PASS, before.outcome());
    Verdict after = on("2026-07-01").judge(base, head);
    assertEquals(Outcome.FAIL, after.outcome());
    assertNotEquals(before.policyDigest(), after.policyDigest());
    assertEquals(on("2026-07-01").policyDigest(base), after.policyDigest());
  }

  @Test
  void brokenSettingsAreToldAtOnceAndNeverPass() {
    Verdict verdict =
        GATE.judge(
            tree(
                Map.of(
                    "net/main.tf",
                    CLOSED,
                    ".driftwarden.yaml",
                    "version: 2\npolicy: [x]\nfail-on: hihg\nwaivers: [{rule: A}]\nignore: [3]\n")));
    assertEquals(Outcome.ERROR, verdict.outcome());
    assertEquals(
        List.of(1, 2, 3, 4, 4, 4, 4, 5),
        verdict.diagnostics().stream().map(d -> d.place().orElseThrow().line()).sorted().toList());
    assertTrue(
        verdict.diagnostics().stream().anyMatch(d -> d.detail().contains("policies")),
        verdict.diagnostics().toString());
  }

  @Test
  void aChangeToBrokenRulesIsAnErrorOfTheChange() {
    Tree head =
        tree(
            Map.of(
                "net/main.tf", CLOSED,
                "policies/broken.rego", "package main\ndeny contains if {",
                ".driftwarden.yaml", "policies: [policies]"));
    Verdict verdict = GATE.judge(net(CLOSED), head);
    assertEquals(Outcome.ERROR, verdict.outcome());
    assertEquals(
        "policies/broken.rego", verdict.diagnostics().getFirst().place().orElseThrow().file());
  }

  @Test
  void whatIsBrokenIsAnErrorAndTheRestIsStillJudged() {
    Verdict verdict =
        GATE.judge(tree(Map.of("broken/main.tf", "resource \"a\" \"b\" {", "net/main.tf", OPEN)));
    assertEquals(Outcome.ERROR, verdict.outcome());
    assertEquals(List.of("NEW DW-NET-001"), told(verdict));
    assertFalse(verdict.diagnostics().isEmpty());
  }

  @Test
  void whatCannotBeKnownWarns() {
    Verdict verdict =
        GATE.judge(
            net(
                "data \"aws_vpc\" \"x\" {}\n"
                    + OPEN.replace("[\"0.0.0.0/0\"]", "[data.aws_vpc.x.cidr_block]")));
    assertEquals(Outcome.WARN, verdict.outcome());
    assertEquals(List.of("NEW DW-NET-001"), told(verdict));
  }

  @Test
  void aTreeWithoutStacksIsAnErrorAndAChangeWithoutAnyPasses() {
    Tree empty = tree(Map.of());
    assertEquals(Outcome.ERROR, GATE.judge(empty).outcome());
    assertEquals(Outcome.PASS, GATE.judge(empty, empty).outcome());
  }

  @Test
  void theInputDigestIsThatOfWhatWasRead() {
    String one = GATE.judge(net(OPEN)).inputDigest();
    assertEquals(one, on("2026-02-01").judge(net(OPEN)).inputDigest());
    assertNotEquals(one, GATE.judge(net(CLOSED)).inputDigest());
  }
}
