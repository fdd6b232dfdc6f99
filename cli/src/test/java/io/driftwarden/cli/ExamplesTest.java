package io.driftwarden.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.driftwarden.controller.gate.Gate;
import io.driftwarden.controller.gate.Verdict;
import io.driftwarden.controller.gate.Verdict.Judged;
import io.driftwarden.controller.gate.Verdict.Outcome;
import io.driftwarden.policies.Finding;
import io.driftwarden.policies.Severity;
import io.driftwarden.render.Stack;
import io.driftwarden.render.stack.StackRenderer;
import io.driftwarden.render.tree.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The two example repositories, one that passes and one whose comments say what is wrong; and our
 * own chart.
 */
class ExamplesTest {
  private static final Path REPO = Path.of("../examples/repo");
  private static final Path WEAK = Path.of("../examples/weak");

  /** {@code WEAK DW-ENC-001 DW-BAK-001: why}, or with {@code at path:line} before the colon. */
  private static final Pattern WEAKNESS =
      Pattern.compile("WEAK((?: DW-[A-Z0-9]+-[0-9]+)+)(?: at (\\S+:[0-9]+))?:");

  private static Verdict judge(Path example) {
    return new Gate(new StackRenderer(), Clock.systemUTC()).judge(new FolderTree(example));
  }

  private static List<Finding> findings(Verdict verdict) {
    return verdict.findings().stream().map(Judged::finding).toList();
  }

  @Test
  void theRepositoryPassesWithNothingToLookAt() {
    Verdict verdict = judge(REPO);
    assertEquals(List.of(), findings(verdict));
    assertEquals(List.of(), verdict.diagnostics());
    assertEquals(Outcome.PASS, verdict.outcome());
    assertEquals(
        List.of(
            "apps/embeddings/production",
            "apps/embeddings/staging",
            "cdk",
            "charts/ai-database",
            "clusters/dev",
            "terraform/environments/production",
            "terraform/environments/staging",
            "terraform/features",
            "terraform/security",
            "terraform/vector-db"),
        verdict.stacks().stream().map(Stack::path).toList());
  }

  @Test
  void theChartThatInstallsUsPassesWithNothingToLookAt() {
    Verdict verdict = judge(Path.of("../charts"));
    assertEquals(List.of(), findings(verdict));
    assertEquals(List.of(), verdict.diagnostics());
    assertEquals(List.of("driftwarden"), verdict.stacks().stream().map(Stack::path).toList());
  }

  @Test
  void theWeakOneFailsForExactlyWhatItsCommentsName() throws IOException {
    Verdict verdict = judge(WEAK);
    Set<String> found =
        findings(verdict).stream()
            .filter(finding -> finding.severity() != Severity.LOW)
            .map(f -> "%s %s:%d".formatted(f.rule(), f.place().file(), f.place().line()))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(lines(named()), lines(found));
    assertEquals(List.of(), verdict.diagnostics());
    assertEquals(Outcome.FAIL, verdict.outcome());
  }

  @Test
  void theWeakOneShowsEveryRuleThatFailsTheGate() throws IOException {
    Set<String> rules = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("../policies/library"))) {
      for (Path file : files.filter(f -> f.endsWith("rule.rego")).toList()) {
        String rule = Files.readString(file);
        if (!rule.contains("#   severity: low")) {
          rules.add(rule.replaceAll("(?s).*#   id: (\\S+).*", "$1"));
        }
      }
    }
    assertFalse(rules.isEmpty());
    rules.removeAll(findings(judge(WEAK)).stream().map(Finding::rule).toList());
    assertEquals(Set.of(), rules, "rules that no weakness shows");
  }

  /** One to a line, so that a difference reads well. */
  private static String lines(Set<String> weaknesses) {
    return String.join("\n", weaknesses);
  }

  private static Set<String> named() throws IOException {
    Set<String> named = new TreeSet<>();
    Predicate<Path> counts = file -> !file.toString().endsWith("README.md");
    try (Stream<Path> files = Files.walk(WEAK)) {
      for (Path file : files.filter(Files::isRegularFile).filter(counts).toList()) {
        named.addAll(named(WEAK.relativize(file).toString(), Files.readAllLines(file)));
      }
    }
    return named;
  }

  private static List<String> named(String file, List<String> lines) {
    List<String> named = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String here = file + ":" + (i + 1);
      for (MatchResult comment : WEAKNESS.matcher(lines.get(i)).results().toList()) {
        String place = comment.group(2) == null ? here : comment.group(2);
        for (String rule : comment.group(1).strip().split(" ")) {
          named.add(rule + " " + place);
        }
      }
    }
    return named;
  }
}
