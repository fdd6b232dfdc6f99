package io.driftwarden.controller.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.gate.Verdict.Outcome;
import io.driftwarden.controller.gate.Verdict.Standing;
import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.render.Stack;
import io.driftwarden.render.stack.StackRenderer;
import io.driftwarden.render.tree.MapTree;
import io.driftwarden.render.tree.Tree;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No change takes a stack out of sight without a word, nor what it changes in it. */
class LostStacksTest {
  private static final Gate GATE = new Gate(new StackRenderer(), Clock.systemUTC());
  private static final String CIDR = "10.0.0.0/8";
  private static final String GROUP =
      """
      resource "aws_security_group" "db" {
        ingress {
          from_port   = 22
          to_port     = 22
          protocol    = "tcp"
          cidr_blocks = ["%s"]
        }
      }
      """
          .formatted(CIDR);
  private static final String TEMPLATE =
      """
      AWSTemplateFormatVersion: "2010-09-09"
      Resources:
        Db:
          Type: AWS::EC2::SecurityGroup
          Properties:
            GroupDescription: the database
            SecurityGroupIngress:
              - {IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: %s}
      """
          .formatted(CIDR);
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: db}
      spec:
        containers:
          - {name: db, image: "db:1", securityContext: {privileged: false}}
      """;
  private static final String SETTINGS = ".driftwarden.yaml";
  private static final Stack TF = new Stack("tf", Stack.Kind.TERRAFORM);
  private static final Map<String, String> BASE =
      Map.of(
          "tf/main.tf", GROUP,
          "cfn/db.yaml", TEMPLATE,
          "chart/Chart.yaml", "{apiVersion: v2, name: db, version: 1.0.0}",
          "chart/templates/db.yaml", POD,
          "kustom/kustomization.yaml", "resources: [db.yaml]",
          "kustom/db.yaml", POD,
          "plain/db.yaml", POD);

  private static final Map<String, String> OPENED =
      BASE.entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, file -> opened(file.getValue())));

  private static String opened(String text) {
    return text.replace(CIDR, "0.0.0.0/0").replace("privileged: false", "privileged: true");
  }

  private static Tree with(Map<String, String> files, String path, String text) {
    Map<String, String> more = new HashMap<>(files);
    more.put(path, text);
    return new MapTree(more);
  }

  private static List<String> told(Verdict verdict, String code) {
    return verdict.diagnostics().stream()
        .filter(diagnostic -> diagnostic.code().equals(code))
        .map(Diagnostic::detail)
        .toList();
  }

  private static boolean isJudged(Verdict verdict, String stack) {
    return verdict.findings().stream()
        .filter(judged -> judged.standing() == Standing.NEW)
        .anyMatch(judged -> judged.finding().stack().toString().equals(stack));
  }

  /** Each head adds or changes one file, which takes a stack away that it also opens. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tf          | user is made of it                | user/main.tf              | module "m" { source = "../tf" }
          tf          | tf is a stack of another kind     | tf/cdk.json               | {}
          tf          | the root of the repository is a   | Chart.yaml                | {name: all}
          tf          | its .driftwarden.yaml ignores it  | .driftwarden.yaml         | ignore: [tf]
          tf          | the list of stacks in             | .driftwarden.yaml         | stacks: [plain]
          chart       | the root of the repository is a   | main.tf                   | locals {}
          kustom      | user is made of it                | user/kustomization.yaml   | resources: [../kustom]
          kustom      | a component of kustomizations     | kustom/kustomization.yaml | {kind: Component, resources: [db.yaml]}
          plain       | the root of the repository is a   | kustomization.yaml        | resources: []
          plain       | plain is a stack of another kind  | plain/Chart.yaml          | {apiVersion: v2, name: db, version: 1.0.0}
          cfn/db.yaml | the root of the repository is a   | cdk.json                  | {}
          """)
  void whatAHeadWouldHideIsToldAndJudged(String stack, String why, String path, String text) {
    Verdict verdict = GATE.judge(new MapTree(BASE), with(OPENED, path, text));
    List<String> told = told(verdict, "stack_lost");
    assertEquals(
        1, told.stream().filter(one -> one.startsWith(stack + " is a ")).count(), told::toString);
    assertTrue(told.stream().anyMatch(one -> one.contains(why)), told::toString);
    assertTrue(isJudged(verdict, stack), verdict.findings()::toString);
  }

  /** Each first change hides what is deployed behind one file, and a second one opens it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tf          | user/main.tf              | module "m" { source = "../tf" }
          tf          | tf/cdk.json               | {}
          chart       | main.tf                   | locals {}
          kustom      | user/kustomization.yaml   | resources: [../kustom]
          plain       | kustomization.yaml        | resources: []
          cfn/db.yaml | cdk.json                  | {}
          """)
  void whatIsDeployedIsAStackWhateverAFileMakesOfIt(String stack, String path, String text) {
    Gate gate = GATE.deploying(Set.of(stack));
    Tree hiding = with(BASE, path, text);
    Verdict first = gate.judge(new MapTree(BASE), hiding);
    assertFalse(
        told(first, "stack_lost").stream().anyMatch(one -> one.startsWith(stack + " is a ")),
        first.diagnostics()::toString);
    Verdict second = gate.judge(hiding, with(OPENED, path, text));
    assertTrue(isJudged(second, stack), second.findings()::toString);
    assertFalse(isJudged(GATE.judge(hiding, with(OPENED, path, text)), stack));
  }

  @Test
  void theRepositorysOwnWordCountsMoreThanWhatIsDeployed() {
    Gate gate = GATE.deploying(Set.of("tf"));
    for (String word : List.of("ignore: [tf]", "stacks: [plain]")) {
      Tree head = with(OPENED, SETTINGS, word);
      Verdict verdict = gate.judge(new MapTree(BASE), head);
      assertEquals(
          1, told(verdict, "stack_lost").stream().filter(is -> is.startsWith("tf ")).count());
      assertTrue(isJudged(verdict, "tf"));
      assertFalse(gate.stacks(head, head).contains(TF));
    }
  }

  @Test
  void aVerdictIsOfWhatIsDeployed() {
    Tree base = new MapTree(BASE);
    String none = GATE.policyDigest(base);
    assertEquals(none, GATE.deploying(Set.of()).policyDigest(base));
    assertNotEquals(none, GATE.deploying(Set.of("tf")).policyDigest(base));
  }

  @Test
  void whatIsHiddenAndUnchangedIsToldAsAWarning() {
    String caller = "module \"m\" {\n  source = \"../tf\"\n  count = 0\n}\n";
    Tree hiding = with(BASE, "caller/main.tf", caller);
    Verdict verdict = GATE.judge(new MapTree(BASE), hiding);
    assertEquals(Outcome.WARN, verdict.outcome());
    assertEquals(1, told(verdict, "stack_lost").size());
    assertFalse(GATE.stacks(new MapTree(BASE), hiding).contains(TF), "it is not applied");
    assertEquals(Outcome.PASS, GATE.judge(hiding, with(BASE, "x", "")).outcome());
  }

  @Test
  void aFolderThatIsNamedAsAFileOfAnotherKindHidesNothing() {
    Map<String, String> deep = new HashMap<>(BASE);
    deep.put("plain/deep/db.yaml", opened(POD).replace("name: db", "name: deep"));
    for (String name : List.of("Chart.yaml", "cdk.json", "main.tf")) {
      Verdict verdict =
          GATE.judge(new MapTree(BASE), with(deep, "plain/deep/" + name + "/README", ""));
      assertTrue(isJudged(verdict, "plain"), name + " " + verdict.findings());
    }
  }

  @Test
  void aListWhoseLinesMoveIsTheSame() {
    Tree before = with(BASE, SETTINGS, "stacks: [tf, plain]");
    Tree after = with(BASE, SETTINGS, "# deployed\nstacks:\n  - tf\n  - plain\n");
    assertEquals(Settings.of(before).scope(), Settings.of(after).scope());
    Verdict missing =
        GATE.judge(
            with(BASE, SETTINGS, "stacks: [tf, plane]"),
            with(BASE, SETTINGS, "stacks:\n  - tf\n  - plane\n"));
    assertEquals(
        List.of(".driftwarden.yaml:3:5"),
        missing.diagnostics().stream()
            .filter(diagnostic -> diagnostic.code().equals("stack_missing"))
            .map(diagnostic -> diagnostic.place().orElseThrow().toString())
            .toList());
  }

  @Test
  void whatIsGoneOrPartOfAFolderAroundItIsNotTold() {
    Map<String, String> without = new HashMap<>(BASE);
    without.keySet().removeIf(path -> path.startsWith("tf/") || path.startsWith("chart/"));
    Verdict removed = GATE.judge(new MapTree(BASE), with(without, "tf/README.md", ""));
    assertEquals(List.of(), removed.diagnostics());

    Verdict around =
        GATE.judge(
            new MapTree(Map.of("k8s/a/db.yaml", POD)),
            new MapTree(Map.of("k8s/a/db.yaml", POD, "k8s/ns.yaml", POD.replace("db", "ns"))));
    assertEquals(List.of(), told(around, "stack_lost"));
  }

  @Test
  void aListCountsOnEitherSideAndKeepsWhatOthersUse() {
    Map<String, String> hidden = new HashMap<>(BASE);
    hidden.put("caller/main.tf", "module \"m\" {\n  source = \"../tf\"\n  count = 0\n}\n");
    Tree unlisted = new MapTree(hidden);
    Tree listed = with(hidden, SETTINGS, "stacks: [tf]");
    Map<String, String> opened = new HashMap<>(hidden);
    opened.putAll(OPENED);

    Verdict kept = GATE.judge(listed, with(opened, SETTINGS, "stacks: [tf]"));
    assertEquals(List.of(TF), kept.stacks());
    assertTrue(isJudged(kept, "tf"));

    Verdict added = GATE.judge(unlisted, with(opened, SETTINGS, "stacks: [tf]"));
    assertTrue(isJudged(added, "tf"), "it is new to the gate");
    assertTrue(GATE.stacks(unlisted, listed).contains(TF));

    Verdict taken = GATE.judge(listed, new MapTree(opened));
    assertTrue(isJudged(taken, "tf"));
    assertEquals(1, told(taken, "stack_lost").size());
  }

  @Test
  void whatIsNotOnTheListIsToldOnceAndWhatIsMissingFails() {
    Verdict whole = GATE.judge(with(BASE, SETTINGS, "stacks:\n  - tf"));
    assertEquals(Outcome.WARN, whole.outcome());
    Diagnostic unlisted = whole.diagnostics().getFirst();
    assertEquals(SETTINGS + ":2:5", unlisted.place().orElseThrow().toString());
    assertTrue(
        unlisted
            .detail()
            .startsWith(
                "By their files these are stacks: cfn/db.yaml (cloudformation), chart (helm), kustom (kubernetes), plain (kubernetes)."),
        unlisted.detail());

    Tree base = with(BASE, SETTINGS, "stacks: [tf]");
    assertEquals(List.of(), GATE.judge(base, base).diagnostics());
    Map<String, String> more = new HashMap<>(BASE);
    more.put("new/main.tf", GROUP);
    Verdict fresh = GATE.judge(base, with(more, SETTINGS, "stacks: [tf]"));
    assertTrue(told(fresh, "stack_unlisted").getFirst().contains(": new (terraform)."));

    Verdict missing = GATE.judge(base, with(BASE, SETTINGS, "stacks: [tf, chrat]"));
    assertEquals(Outcome.ERROR, missing.outcome());
    assertTrue(
        told(missing, "stack_missing").getFirst().contains("Did you mean \"chart\"?"),
        missing.diagnostics()::toString);
  }

  @Test
  void aBrokenListIsToldAtItsPlaces() {
    Verdict verdict =
        GATE.judge(
            with(
                BASE,
                SETTINGS,
                "stacks:\n  - {path: tf, kind: terrafrom}\n  - {kind: helm}\n  - 3\n  - '['\n  - {path: tf, knid: helm}\n"));
    assertEquals(
        List.of(2, 3, 4, 5, 6),
        verdict.diagnostics().stream().map(one -> one.place().orElseThrow().line()).toList());
    assertEquals(
        3,
        GATE.judge(with(BASE, SETTINGS, "\n\nstacks: []"))
            .diagnostics()
            .getFirst()
            .place()
            .orElseThrow()
            .line());
  }
}
