package io.driftwarden.cli.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.driftwarden.controller.gate.Gate;
import io.driftwarden.controller.gate.Verdict;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.hcl.syntax.Hcl;
import io.driftwarden.policies.Engine;
import io.driftwarden.rego.Dialect;
import io.driftwarden.rego.Options;
import io.driftwarden.rego.Rego;
import io.driftwarden.rego.plan.Observer;
import io.driftwarden.rego.test.TestCase;
import io.driftwarden.rego.test.TestResult;
import io.driftwarden.rego.test.TestSuite;
import io.driftwarden.rego.value.Value;
import io.driftwarden.render.stack.StackRenderer;
import io.driftwarden.render.tree.MapTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** How the snippets of a page are tested, by their kinds. CONTRIBUTING.md has the table. */
final class Snippets {
  private static final String KINDS =
      "text, usage, sh, console, json, ini, sql, hcl, hcl part, hcl config, rego policy, rego test,"
          + " yaml config, yaml config part, yaml settings, yaml manifest, yaml values";
  private static final String MANIFEST = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}";

  /** What is wrong with a part, since what it refers to stands in another. */
  private static final Set<String> ELSEWHERE =
      Set.of("Nothing to serve", "Unknown repository", "Unknown target");

  private final Page page;
  private final Path folder;

  /**
   * @param folder in which the page's commands are run, made when the first one is
   */
  Snippets(Page page, Path folder) {
    this.page = page;
    this.folder = folder;
  }

  void check(Block block) throws Exception {
    switch (block.kind()) {
      case "text" -> {} // Pictures, and what other programs print.
      case "usage" -> Commands.assertUsage(block.text());
      case "sh" -> Commands.assertKnown(block.text());
      case "console" -> Story.of(page, folder).play(block.text());
      case "json" -> JsonMapper.shared().readTree(block.text());
      case "ini" -> ini(block.text());
      case "hcl" -> renders("stack/main.tf", block.text());
      case "hcl part" ->
          renders("stack/main.tf", "resource \"a\" \"b\" {\n%s}\n".formatted(block.text()));
      case "rego policy" -> policy(block.text());
      case "rego test" -> policyTest(block);
      case "sql" -> sql(block.text());
      case "hcl config" ->
          assertEquals(List.of(), Hcl.file(new Source(block.place(), block.text())).diagnostics());
      case "yaml config" -> config(block.text(), Set.of());
      case "yaml config part" -> config(block.text(), ELSEWHERE);
      case "yaml settings" -> settings(block.text());
      case "yaml manifest" -> renders("stack/manifests.yaml", block.text());
      case "yaml values" -> ChartValues.check(block.text());
      default -> fail(unknown(block));
    }
  }

  private static String unknown(Block block) {
    return """
    %s: nobody knows how to test a block of kind "%s". Write after the fence which it is:
    %s.
    CONTRIBUTING.md says what each means; `text` is for what can't be wrong by itself.\
    """
        .formatted(block.place(), block.kind(), KINDS);
  }

  private static void ini(String text) {
    for (String line : text.lines().toList()) {
      assertTrue(line.matches("|#.*|\\[[A-Za-z]+\\]|[A-Za-z]+=.*"), line);
    }
  }

  static Verdict judge(Map<String, String> files) {
    return new Gate(new StackRenderer(), Clock.systemUTC(), Engine.embedded())
        .judge(new MapTree(files));
  }

  private static void renders(String file, String text) {
    Verdict verdict = judge(Map.of(file, text));
    assertEquals(List.of(), verdict.diagnostics());
    assertEquals(1, verdict.stacks().size());
  }

  private static void sql(String text) {
    for (String statement : text.strip().split(";\\s*")) {
      assertTrue(statement.matches("(?s)(create|alter|grant) .*"), statement);
    }
  }

  private static void config(String text, Set<String> accepted) throws IOException {
    try {
      var _ = ServerSettings.read(text);
    } catch (DiagnosticException e) {
      assertEquals(
          List.of(),
          e.diagnostics().stream()
              .filter(problem -> !accepted.contains(problem.summary()))
              .toList());
    }
  }

  private static void policy(String text) {
    Verdict verdict =
        judge(
            Map.of(
                ".driftwarden.yaml", "policies: [policies]",
                "policies/own.rego", text,
                "a.yaml", MANIFEST));
    assertEquals(List.of(), verdict.diagnostics());
  }

  /** A test is run with all the page's policies. */
  private void policyTest(Block test) {
    List<Source> modules = new ArrayList<>();
    for (Block block : page.blocks()) {
      if (block.kind().equals("rego policy") || block.equals(test)) {
        modules.add(new Source(block.place(), block.text()));
      }
    }
    TestSuite suite =
        TestSuite.of(Rego.read(modules, Dialect.AUTO), Value.of(Map.of()), Options.DEFAULT);
    for (TestCase found : suite.tests()) {
      TestResult result = suite.run(found, Duration.ofSeconds(5), Observer.NONE);
      assertEquals(TestResult.Outcome.PASS, result.outcome(), found.fullName());
    }
    assertNotEquals(0, suite.tests().size(), test.place() + " has no test");
  }

  /** The policies, data and stacks that it names are there. */
  private static void settings(String text) {
    Map<String, String> files = new HashMap<>();
    files.put(".driftwarden.yaml", text);
    files.put("policies/own.rego", "package main\n");
    files.put("policies/data/limits.json", "{}");
    files.put("owners.yaml", "{}");
    List<String> listed =
        List.of("envs/prod", "charts/db", "regions/eu/network", "platform").stream()
            .filter(stack -> text.matches("(?s).*\\b%s[/\n].*".formatted(stack.split("/")[0])))
            .toList();
    (listed.isEmpty() ? List.of("any") : listed)
        .forEach(stack -> files.put(stack + "/a.yaml", MANIFEST));
    assertEquals(List.of(), judge(files).diagnostics());
  }
}
