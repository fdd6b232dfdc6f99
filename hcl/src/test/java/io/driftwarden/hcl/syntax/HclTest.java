package io.driftwarden.hcl.syntax;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Source;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes are told where they are, all at once; nothing is too deep, too long or too slow. */
class HclTest {
  /** Three quarters of what a thread has. */
  private static final long STACK = 768 << 10;

  private static List<String> mistakes(String text) {
    return Hcl.file(new Source("main.tf", text)).diagnostics().stream().map(HclTest::told).toList();
  }

  private static String told(Diagnostic diagnostic) {
    return diagnostic.place().orElseThrow() + " " + diagnostic.summary();
  }

  @Test
  void tellsOfSeveralMistakesAtOnce() {
    assertEquals(
        List.of(
            "main.tf:4:12 String has no end",
            "main.tf:1:5 Expression is missing",
            "main.tf:6:7 Something else was expected",
            "main.tf:9:1 Attribute is set twice"),
        mistakes(
            """
            a = ]
            b = 1
            c {
              d = "text
              e = [
                f g
              ]
            }
            b = 2
            """));
  }

  @Test
  void tellsWhatWasOpenedAndNeverClosed() {
    assertEquals(List.of("main.tf:1:5 Bracket has no end"), mistakes("a = [1, 2\n"));
    assertEquals(List.of("main.tf:1:3 Bracket has no end"), mistakes("a {\n  b = 1\n"));
    assertEquals(List.of("main.tf:2:1 Heredoc has no end"), mistakes("a = <<EOT\n"));
  }

  @Test
  void readsWhatIsRightBesideWhatIsWrong() {
    Body body = Hcl.file(new Source("main.tf", "a = ]\nb = 1\nc {\n  d = (\n}\n")).tree();
    assertTrue(body.attribute("b").isPresent());
  }

  @Test
  void tellsAHundredMistakesAtMost() {
    assertEquals(100, mistakes(";".repeat(10_000)).size());
  }

  @Test
  void refusesBytesThatAreNoCharacters() {
    Hcl.Parsed<Source> read = Hcl.source("main.tf", "a = 1\nb = \"é\"".getBytes(ISO_8859_1));
    assertEquals(
        List.of("main.tf:2:6 File is not UTF-8"),
        read.diagnostics().stream().map(HclTest::told).toList());
    assertEquals("é", Hcl.source("main.tf", "é".getBytes(UTF_8)).tree().text());
  }

  @Test
  void refusesHugeFiles() {
    assertEquals(
        List.of("main.tf:1:1 File is too large"), mistakes("# a comment\n".repeat(400_000)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "{a=",
        "(",
        "\"${",
        "f(",
        "!",
        "-",
        "{for a in b:c=>",
        "[for a in b:",
        "a[",
        "a[*].b[",
        "<<A\n${",
        "a?",
        "a?b:"
      })
  void refusesWhatIsNestedTooDeeply(String opening) throws Exception {
    assertTooDeep("a = " + opening.repeat(100_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%{if a}", "%{for a in b}"})
  void refusesDirectivesThatAreNestedTooDeeply(String opening) throws Exception {
    assertTooDeep("a = \"" + opening.repeat(100_000) + "\"\n");
  }

  @Test
  void refusesBlocksThatAreNestedTooDeeply() throws Exception {
    assertTooDeep("a {\n".repeat(100_000));
  }

  private static void assertTooDeep(String text) throws Exception {
    CompletableFuture<List<Diagnostic>> found = new CompletableFuture<>();
    Runnable parsing = () -> found.complete(Hcl.file(new Source("main.tf", text)).diagnostics());
    Thread thread = new Thread(null, parsing, "parse", STACK);
    thread.setUncaughtExceptionHandler((_, e) -> found.completeExceptionally(e));
    thread.start();
    assertEquals(List.of("hcl_too_deep"), found.get().stream().map(Diagnostic::code).toList());
  }

  /** Twice as much takes less than three times as long, the best of some turns. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a "b" {\\n  c = 1\\n}\\n
          a { b = { c = [{ d = "${e}" }] } }\\n
          a = "x"\\n
          # a comment of some words\\n
          a = <<E\\n  b\\nE\\n
          a = 1 +\\n
          ]
          """)
  void takesTimeAndRoomInProportionToTheLength(String line) {
    String unit = line.replace("\\n", "\n");
    String once = unit.repeat(60_000 / unit.length());
    time(once);
    long single = time(once);
    long twice = time(once + once);
    assertTrue(twice < 3 * single + 20_000_000, twice + " ns against " + single);
    double growth = (double) room(once + once) / room(once);
    assertTrue(growth < 2.3, "twice the text takes %.2f times the room".formatted(growth));
  }

  /** The bytes that reading a text takes; unlike time, that is the same each time. */
  private static long room(String text) {
    Source source = new Source("main.tf", text);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadAllocatedBytes();
    Hcl.file(source);
    return threads.getCurrentThreadAllocatedBytes() - start;
  }

  private static long time(String text) {
    Source source = new Source("main.tf", text);
    return LongStream.range(0, 4).map(_ -> timeOnce(source)).min().orElseThrow();
  }

  private static long timeOnce(Source source) {
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    Hcl.file(source);
    return threads.getCurrentThreadCpuTime() - start;
  }
}
