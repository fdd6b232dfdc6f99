package io.driftwarden.controller.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.gate.Verdict;
import io.driftwarden.controller.gate.Verdict.Judged;
import io.driftwarden.controller.gate.Verdict.Outcome;
import io.driftwarden.controller.gate.Verdict.Standing;
import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Diagnostic.Related;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Sources;
import io.driftwarden.policies.Finding;
import io.driftwarden.policies.Severity;
import io.driftwarden.render.Stack;
import io.driftwarden.render.tree.MapTree;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {
  private static final Stack STACK = new Stack("net", Stack.Kind.TERRAFORM);
  private static final Sources SOURCES =
      new TreeSources(
          new MapTree(Map.of("net/main.tf", "a\n  cidr_blocks = [\"0.0.0.0/0\"]\n")), "");

  private static Finding finding(String title, Finding.Certainty certainty) {
    return new Finding(
        "DW-NET-001",
        Severity.CRITICAL,
        certainty,
        STACK,
        "aws_security_group.db",
        List.of("ingress", "0", "cidr_blocks", "0"),
        new Place("net/main.tf", 2, 18, 2, 29),
        title,
        "Anyone can try passwords.",
        "Name the application's group.",
        List.of(new Related(Place.at("net/values.yaml", 7, 3), "decided here")));
  }

  private static Verdict verdict(Outcome outcome, Judged... findings) {
    return new Verdict(outcome, List.of(findings), List.of(), List.of(STACK), "p", "i");
  }

  @Test
  void ofAFindingInAPackageTheCallingLineIsShown() {
    Finding inside = finding("Open to the world", Finding.Certainty.VIOLATED);
    Finding packaged =
        new Finding(
            inside.rule(),
            inside.severity(),
            inside.certainty(),
            STACK,
            "module.vpc.aws_security_group.db",
            List.of(),
            Place.at("registry.terraform.io/acme/vpc/aws@5.1.0/main.tf", 9, 1),
            inside.title(),
            inside.why(),
            inside.remedy(),
            List.of(new Related(new Place("net/main.tf", 2, 3, 2, 14), "called here")));
    String text = TextReport.finding(packaged, SOURCES);
    assertTrue(
        text.contains(
            """
              net/main.tf:2:3: called here
              2 |   cidr_blocks = ["0.0.0.0/0"]
                |   ^^^^^^^^^^^
            """),
        text);
    Verdict verdict = verdict(Outcome.FAIL, new Judged(packaged, Standing.NEW));
    String comment = MarkdownReport.of(verdict, SOURCES);
    assertTrue(comment.contains("called here: `net/main.tf:2`"), comment);
    assertTrue(comment.contains("2 |   cidr_blocks"), comment);
    assertTrue(SarifReport.of(verdict).contains("called here"));
    assertTrue(JsonReport.of(verdict).contains("called here"));
  }

  @Test
  void theStackIsNamedWhereThePlaceIsElsewhere() {
    Finding inside = finding("Open to the world", Finding.Certainty.VIOLATED);
    assertFalse(TextReport.finding(inside, SOURCES).contains("stack"));
    Finding moduleOfAnother =
        new Finding(
            inside.rule(),
            inside.severity(),
            inside.certainty(),
            new Stack("environments/staging", Stack.Kind.TERRAFORM),
            inside.address(),
            inside.attribute(),
            inside.place(),
            inside.title(),
            inside.why(),
            inside.remedy(),
            inside.related());
    assertTrue(
        TextReport.finding(moduleOfAnother, SOURCES).contains(", stack environments/staging\n"));
  }

  @Test
  void textShowsWhereWhatWhyAndTheRemedy() {
    Verdict verdict =
        verdict(
            Outcome.FAIL,
            new Judged(finding("Open to the world", Finding.Certainty.VIOLATED), Standing.NEW),
            new Judged(finding("Was closed", Finding.Certainty.VIOLATED), Standing.FIXED));
    assertEquals(
        """
        net/main.tf:2:18: critical: Open to the world  [DW-NET-001]
          2 |   cidr_blocks = ["0.0.0.0/0"]
            |                  ^^^^^^^^^^^
          In aws_security_group.db, ingress.0.cidr_blocks.0
          net/values.yaml:7:3: decided here
          Why: Anyone can try passwords.
          Fix: Name the application's group.

        fixed: net/main.tf:2:18: Was closed  [DW-NET-001]

        FAIL  1 stack judged, 1 critical; 1 fixed
        """,
        TextReport.of(verdict, SOURCES));
  }

  @Test
  void whatCannotBeKnownIsCountedApart() {
    Verdict verdict =
        verdict(
            Outcome.WARN, new Judged(finding("Open?", Finding.Certainty.UNKNOWN), Standing.NEW));
    String text = TextReport.of(verdict, SOURCES);
    assertTrue(text.contains("cannot know statically"), text);
    assertTrue(text.endsWith("WARN  1 stack judged, 1 cannot be known statically\n"), text);
  }

  @Test
  void aNameInTheRepositoryStaysTextInAComment() {
    Verdict verdict =
        verdict(
            Outcome.FAIL,
            new Judged(
                finding("<img src=x> @everyone [a](http://evil) `x`", Finding.Certainty.VIOLATED),
                Standing.NEW));
    String markdown = MarkdownReport.of(verdict, SOURCES);
    assertFalse(markdown.contains("<img"), markdown);
    assertFalse(markdown.contains("@everyone"), markdown);
    assertFalse(markdown.contains("[a]("), markdown);
  }

  @Test
  void aCommentNamesTheLineThatDecides() {
    Judged judged = new Judged(finding("Open", Finding.Certainty.VIOLATED), Standing.NEW);
    String markdown = MarkdownReport.of(verdict(Outcome.FAIL, judged), SOURCES);
    assertTrue(markdown.contains("\ndecided here: `net/values.yaml:7`\n"), markdown);
  }

  @Test
  void aFenceInASourceLineDoesNotEndTheBlock() {
    Sources hostile =
        new TreeSources(
            new MapTree(Map.of("net/main.tf", "a\n```` <b>x</b> # and on it goes")), "");
    String markdown =
        MarkdownReport.of(
            verdict(
                Outcome.FAIL,
                new Judged(finding("Open", Finding.Certainty.VIOLATED), Standing.NEW)),
            hostile);
    assertTrue(markdown.contains("`````text\n"), markdown);
  }

  @Test
  void aCommentNeverOutgrowsTheForge() {
    Judged one = new Judged(finding("Open", Finding.Certainty.VIOLATED), Standing.NEW);
    Verdict verdict =
        new Verdict(
            Outcome.FAIL, Collections.nCopies(5000, one), List.of(), List.of(STACK), "p", "i");
    String markdown = MarkdownReport.of(verdict, SOURCES);
    assertTrue(markdown.length() < 65_000, "length " + markdown.length());
    assertTrue(markdown.contains("more than a comment can hold"));
  }

  @Test
  void jsonHasTheShapeThatTheDocumentationGives() {
    Verdict verdict =
        verdict(
            Outcome.FAIL, new Judged(finding("Open", Finding.Certainty.VIOLATED), Standing.NEW));
    JsonNode json = JsonMapper.builder().build().readTree(JsonReport.of(verdict));
    assertEquals("fail", json.get("outcome").asString());
    JsonNode finding = json.get("findings").get(0);
    assertEquals("critical", finding.get("severity").asString());
    assertEquals("violated", finding.get("certainty").asString());
    assertEquals("new", finding.get("standing").asString());
    assertEquals("net", finding.get("stack").asString());
    assertEquals(2, finding.get("place").get("line").asInt());
    assertEquals(29, finding.get("place").get("endColumn").asInt());
    JsonNode related = finding.get("related").get(0);
    assertEquals("decided here", related.get("message").asString());
    assertEquals(7, related.get("place").get("line").asInt());
  }

  private static JsonNode sarif(Verdict verdict) {
    return JsonMapper.builder().build().readTree(SarifReport.of(verdict)).get("runs").get(0);
  }

  @Test
  void sarifPointsAtTheLineAndTellsAnErrorOfOurs() {
    Verdict verdict =
        new Verdict(
            Outcome.ERROR,
            List.of(new Judged(finding("Open", Finding.Certainty.VIOLATED), Standing.EXISTING)),
            List.of(Diagnostic.error("x_broken", "Broken", "Mend it.", Place.at("a b.tf", 3, 1))),
            List.of(STACK),
            "p",
            "i");
    JsonNode run = sarif(verdict);
    JsonNode result = run.get("results").get(0);
    assertEquals("DW-NET-001", result.get("ruleId").asString());
    assertEquals("unchanged", result.get("baselineState").asString());
    JsonNode place = result.get("locations").get(0).get("physicalLocation");
    assertEquals("net/main.tf", place.get("artifactLocation").get("uri").asString());
    assertEquals(18, place.get("region").get("startColumn").asInt());
    JsonNode related = result.get("relatedLocations").get(0);
    assertEquals("decided here", related.get("message").get("text").asString());
    assertEquals(7, related.get("physicalLocation").get("region").get("startLine").asInt());
    assertFalse(run.get("invocations").get(0).get("executionSuccessful").asBoolean());
  }

  @Test
  void whatIsWrongWithAFileIsAResultInSarifAndTheRestANotification() {
    Verdict verdict =
        new Verdict(
            Outcome.WARN,
            List.of(),
            List.of(
                Diagnostic.warning("stack_lost", "Lost", "Judged here.", Place.at("a b.tf", 3, 1)),
                Diagnostic.error("no_stack", "Nothing", "", null)),
            List.of(STACK),
            "p",
            "i");
    JsonNode run = sarif(verdict);
    JsonNode result = run.get("results").get(0);
    assertEquals("stack_lost", result.get("ruleId").asString());
    assertEquals("warning", result.get("level").asString());
    assertEquals("Lost. Judged here.", result.get("message").get("text").asString());
    JsonNode place = result.get("locations").get(0).get("physicalLocation");
    assertEquals("a%20b.tf", place.get("artifactLocation").get("uri").asString());
    assertEquals(
        "stack_lost", run.get("tool").get("driver").get("rules").get(0).get("id").asString());
    JsonNode notifications = run.get("invocations").get(0).get("toolExecutionNotifications");
    assertEquals(1, notifications.size());
    assertEquals("no_stack", notifications.get(0).get("descriptor").get("id").asString());
  }

  @Test
  void whatAChangeFixesIsNoResultInSarif() {
    Judged fixed = new Judged(finding("Was", Finding.Certainty.VIOLATED), Standing.FIXED);
    JsonNode log =
        JsonMapper.builder().build().readTree(SarifReport.of(verdict(Outcome.PASS, fixed)));
    assertTrue(log.get("runs").get(0).get("results").isEmpty());
  }

  @Test
  void whatIsToldBesideFindingsIsCounted() {
    Diagnostic lost = Diagnostic.warning("stack_lost", "Lost", "", Place.of("a"));
    Diagnostic broken = Diagnostic.error("x_broken", "Broken", "", Place.of("b"));
    Verdict verdict =
        new Verdict(
            Outcome.ERROR,
            List.of(new Judged(finding("Was", Finding.Certainty.VIOLATED), Standing.FIXED)),
            List.of(lost, broken, lost),
            List.of(STACK),
            "p",
            "i");
    String text = TextReport.of(verdict, SOURCES);
    assertTrue(
        text.endsWith("1 stack judged, no new findings, 1 error, 2 warnings; 1 fixed\n"), text);
  }
}
