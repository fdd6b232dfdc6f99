package io.driftwarden.controller.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.gate.Verdict.Outcome;
import io.driftwarden.render.stack.StackRenderer;
import io.driftwarden.render.tree.MapTree;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can't be known is told and passes, unless a repository says that it fails. */
final class UnknownLimitTest {
  private static final Gate GATE = new Gate(new StackRenderer(), Clock.systemUTC());
  private static final String STRICT = "fail-on-unknown: low\n";

  /** A critical rule can't know whether it is broken. */
  private static final String UNKNOWN =
      """
      variable "from" {}
      resource "aws_security_group" "db" {
        ingress {
          from_port   = 5432
          to_port     = 5432
          protocol    = "tcp"
          cidr_blocks = [var.from]
        }
      }
      """;

  private static final String ELSEWHERE =
      """
      module "db" {
        source = "git::https://git.example/modules.git"
      }
      """;

  private static Verdict judged(
      String settings, Map<String, String> base, Map<String, String> head) {
    return GATE.judge(tree(settings, base), tree(settings, head));
  }

  /** Judges a change that brings the text of a file. */
  private static Verdict added(String settings, String text) {
    return judged(settings, Map.of("net/main.tf", ""), Map.of("net/main.tf", text));
  }

  private static MapTree tree(String settings, Map<String, String> files) {
    Map<String, String> all = new LinkedHashMap<>(files);
    all.put(".driftwarden.yaml", settings);
    return new MapTree(all);
  }

  @ParameterizedTest
  @CsvSource({
    "version: 1, WARN",
    "fail-on: low, WARN",
    "fail-on-unknown: low, FAIL",
    "fail-on-unknown: critical, FAIL"
  })
  void aRuleThatCannotKnowFailsWhereTheBaseSaysSo(String settings, Outcome outcome) {
    assertEquals(outcome, added(settings, UNKNOWN).outcome());
  }

  @Test
  void aRuleThatIsLessSevereIsToldOnly() {
    String key =
        """
        variable "turned" {}
        resource "aws_kms_key" "data" {
          enable_key_rotation = var.turned
        }
        """;
    assertEquals(Outcome.FAIL, added("fail-on-unknown: medium", key).outcome());
    assertEquals(Outcome.WARN, added("fail-on-unknown: high", key).outcome());
  }

  @Test
  void aChangeOnlyFailsForWhatItBrings() {
    Map<String, String> base = Map.of("net/main.tf", UNKNOWN + ELSEWHERE);
    Map<String, String> moved = Map.of("net/main.tf", "# one line more\n" + UNKNOWN + ELSEWHERE);
    assertEquals(Outcome.WARN, judged(STRICT, base, moved).outcome());
    assertEquals(Outcome.FAIL, GATE.judge(tree(STRICT, base)).outcome());
  }

  @Test
  void aPartThatNobodyCouldLookAtFails() {
    assertEquals(Outcome.WARN, added("version: 1", ELSEWHERE).outcome());
    assertEquals(Outcome.FAIL, added("fail-on-unknown: critical", ELSEWHERE).outcome());
  }

  /** Otherwise a program that changes nothing would make a warning of every broken rule. */
  @Test
  void aProgramInAKustomizationHidesNothing() {
    String service =
        """
        apiVersion: v1
        kind: Service
        metadata: {name: db}
        spec: {type: LoadBalancer, ports: [{port: 5432}]}
        """;
    String program =
        """
        apiVersion: example.com/v1
        kind: Anything
        metadata:
          name: anything
          annotations: {config.kubernetes.io/function: "exec: {path: ./anything}"}
        """;
    Map<String, String> base =
        Map.of("app/kustomization.yaml", "resources: []\n", "app/program.yaml", program);
    Map<String, String> head =
        Map.of(
            "app/kustomization.yaml",
            "resources: [service.yaml]\ntransformers: [program.yaml]\n",
            "app/service.yaml",
            service,
            "app/program.yaml",
            program);
    assertEquals(Outcome.WARN, judged("version: 1", base, head).outcome());
    assertEquals(Outcome.FAIL, judged("fail-on-unknown: critical", base, head).outcome());
  }

  @Test
  void whatIsJudgedAsIfItExistedHidesNothing() {
    String counted =
        """
        variable "on" {}
        resource "aws_sns_topic" "all" {
          count             = var.on ? 1 : 0
          kms_master_key_id = "alias/all"
        }
        """;
    Verdict verdict = added(STRICT, counted);
    assertEquals("terraform_unknown_instances", verdict.diagnostics().getFirst().code());
    assertEquals(Outcome.WARN, verdict.outcome());
  }

  @Test
  void theLimitIsPartOfWhatAVerdictIsBoundTo() {
    Map<String, String> files = Map.of("net/main.tf", "");
    assertNotEquals(
        GATE.policyDigest(tree("version: 1", files)), GATE.policyDigest(tree(STRICT, files)));
  }

  @Test
  void aLimitThatIsNoneIsToldAtItsLine() {
    Verdict verdict =
        GATE.judge(tree("version: 1\nfail-on-unknown: always\n", Map.of("net/main.tf", "")));
    assertEquals(Outcome.ERROR, verdict.outcome());
    assertTrue(
        verdict.diagnostics().toString().contains("low, medium, high and critical"),
        verdict.diagnostics()::toString);
    assertEquals(2, verdict.diagnostics().getFirst().place().orElseThrow().line());
  }
}
