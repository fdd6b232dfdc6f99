package io.driftwarden.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The demo is our smoke test: it verifies each step by itself. */
class DemoCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int demo(String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "demo";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return Driftwarden.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  private int at(String text) {
    int at = out.toString().indexOf(text);
    assertTrue(at >= 0, () -> "\"" + text + "\" is missing in " + out);
    return at;
  }

  @Test
  void everyStepIsShownInOrderAndComesOutAsTold() {
    assertEquals(0, demo(), () -> out + "\n" + err);
    List<Integer> shown =
        IntStream.rangeClosed(1, 8).map(step -> at("== %d/8  ".formatted(step))).boxed().toList();
    assertEquals(shown.stream().sorted().toList(), shown);
    List.of(
            "$ git push origin HEAD:refs/for/main",
            "remote: Change 1: Let everyone reach the database",
            "[DW-NET-001]",
            "remote: FAIL",
            "[remote rejected] HEAD -> main",
            "remote: PASS",
            "Applied charts/ai-database to dev",
            "Drift that breaks the rules: charts/ai-database in dev",
            "In sync again: charts/ai-database in dev")
        .forEach(this::at);
    assertFalse(out.toString().contains("\u001b"), "no colour where no terminal is");
    out.toString()
        .lines()
        .filter(line -> line.strip().contains(" "))
        .forEach(line -> assertTrue(line.length() <= 80 || isOneWord(line), line));
  }

  /** A path or a refusal of git's may be longer than the screen is wide. */
  private static boolean isOneWord(String line) {
    return !line.strip().replaceFirst("^(remote:|[-+]+|resource|attribute)\\s+", "").contains(" ");
  }

  @Test
  void aClusterThatCannotBeReadIsSaidBeforeAnythingIsDone() {
    assertEquals(2, demo("--kubeconfig", "/nowhere/kubeconfig"));
    assertTrue(err.toString().contains("/nowhere/kubeconfig can't be read"), err.toString());
    assertEquals("", out.toString());
  }
}
