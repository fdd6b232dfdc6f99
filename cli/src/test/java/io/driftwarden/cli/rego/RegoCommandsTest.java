package io.driftwarden.cli.rego;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.cli.Driftwarden;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an author of policies sees. */
class RegoCommandsTest {
  private static final String POLICY =
      """
      package web

      deny contains "no owner" if not input.owner

      most := data.limits.size.most
      """;
  private static final String TESTS =
      """
      package web_test

      import data.web

      test_owner if web.deny == {"no owner"} with input as {}

      test_limit if web.most == 5
      """;

  @TempDir Path folder;

  private record Ended(int code, String out, String err) {}

  private static Ended run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Driftwarden.run(new PrintWriter(out), new PrintWriter(err), arguments);
    assertFalse((out + "" + err).contains("\tat "), "a stack trace:\n" + out + err);
    return new Ended(code, out.toString(), err.toString());
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @BeforeEach
  void policies() throws IOException {
    write("web.rego", POLICY);
    write("web_test.rego", TESTS);
    write("limits/size.yaml", "size:\n  most: 5\n");
  }

  private Ended test(String... more) {
    return run(
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("test", folder.toString()),
                java.util.stream.Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void testsThatPassAreCounted() {
    Ended ended = test();
    assertEquals("PASS: 2/2\n", ended.out());
    assertEquals(0, ended.code());
  }

  @Test
  void aTestThatFailsIsShownWithItsLine() throws IOException {
    write("more_test.rego", "package more\n\ntest_no if data.web.most > 7\n");
    Ended ended = test("-v", "-r", "more");
    assertEquals(1, ended.code());
    assertTrue(ended.out().contains("more_test.rego:3:\ndata.more.test_no: FAIL"), ended.out());
    assertTrue(ended.out().contains("| Fail data.web.most > 7"), ended.out());
    assertTrue(ended.out().endsWith("FAIL: 1/1\n"), ended.out());
  }

  @Test
  void whereThereIsNoTestThatIsToldAndNoPass() throws IOException {
    Files.delete(folder.resolve("web_test.rego"));
    for (String option : new String[] {"-v", "--coverage", "--format=json", "--threshold=0"}) {
      Ended ended = test(option);
      assertEquals(2, ended.code());
      assertEquals("", ended.out());
      assertEquals(
          "error: There is no test in %s: no rule of a .rego file there is named test_….\n"
              .formatted(folder),
          ended.err());
    }
  }

  @Test
  void aFilterThatLeavesNoTestIsToldWithTheNearestName() {
    Ended ended = test("--run", "test_ownr");
    assertEquals(2, ended.code());
    assertEquals(
        "error: --run test_ownr is found in the name of none of the 2 tests. Did you mean \"test_owner\"?\n",
        ended.err());
  }

  @Test
  void coverageIsMeasuredAndAskedFor() throws IOException {
    assertTrue(test("--coverage").out().contains("\"coverage\": 100"));
    write("web.rego", POLICY + "\nnever if {\n\tinput.a\n\tinput.b\n}\n");
    Ended ended = test("--threshold", "90");
    assertEquals(1, ended.code());
    assertTrue(ended.err().contains("57.14 %"), ended.err());
  }

  @Test
  void whatCannotBeReadIsShown() throws IOException {
    write("broken.rego", "package broken\n\np if {\n");
    Ended ended = test();
    assertEquals(2, ended.code());
    assertTrue(ended.err().contains("broken.rego:4:1"), ended.err());
    assertEquals(2, run("test", folder.resolve("nothing").toString()).code());
  }

  @Test
  void ignoredFilesAreLeftOut() throws IOException {
    write("broken.rego", "package broken\n\np if {\n");
    assertEquals(0, test("--ignore", "brok*").code());
    write("limits/old.json", "{");
    assertEquals(2, test("--ignore", "brok*").code());
    assertEquals(0, test("--ignore", "brok*,old.json").code());
  }

  @Test
  void aBundleHasItsDataInFilesOfThatName() throws IOException {
    write("limits/size/data.json", "{\"most\": 5}");
    write("limits/size.yaml", "not: read\n");
    assertEquals(0, test("--bundle").code());
  }

  private Ended eval(String... more) {
    return run(
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("eval", "-d", folder.toString()),
                java.util.stream.Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void aQueryIsAnswered() throws IOException {
    write("in.json", "{\"owner\": \"me\"}");
    String input = folder.resolve("in.json").toString();
    assertEquals("5\n", eval("-f", "raw", "data.web.most").out());
    assertEquals("[]\n", eval("-f", "pretty", "-i", input, "data.web.deny").out());
    assertEquals("5\n", eval("-f", "raw", "--package", "web", "most").out());
    assertEquals("5\n", eval("-f", "raw", "--import", "data.web as w", "w.most").out());
    assertEquals("{}\n", eval("data.nothing").out());
    assertTrue(eval("x := data.web.most").out().contains("\"bindings\": {\n        \"x\": 5"));
  }

  @Test
  void theExitCodeTellsWhatIsAskedFor() {
    assertEquals(0, eval("data.nothing").code());
    assertEquals(1, eval("--fail", "data.nothing").code());
    assertEquals(1, eval("--fail-defined", "data.web.most").code());
    assertEquals(2, eval("data.web.most == unknown").code());
    assertEquals(0, eval("1 / 0").code());
    assertEquals(2, eval("--strict-builtin-errors", "1 / 0").code());
  }

  @Test
  void problemsAreJsonWhereSolutionsAre() {
    Ended ended = eval("unknown(1)");
    assertTrue(ended.out().contains("\"code\": \"rego_type_error\""), ended.out());
    assertTrue(ended.out().contains("undefined function unknown"), ended.out());
  }

  @Test
  void tracesAndProfilesAreShown() throws IOException {
    write("in.json", "{\"owner\": \"me\"}");
    String input = folder.resolve("in.json").toString();
    String fails = eval("-f", "pretty", "--explain", "fails", "-i", input, "data.web.deny").out();
    assertTrue(fails.contains("web.rego:3 | Fail not input.owner"), fails);
    String profile = eval("-f", "pretty", "--profile", "data.web.most").out();
    assertTrue(profile.contains("│ Num Eval │"), profile);
    Ended printed = eval("-f", "raw", "print(\"seen\")");
    assertEquals("seen\n", printed.err());
    assertEquals("true\n", printed.out());
  }
}
