package io.driftwarden.rego;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page for users of the library says is so. */
class ReadmeTest {
  private static final Path PAGE = Path.of("README.md");
  private static final String START = "<!-- differences -->\n";
  private static final String END = "<!-- /differences -->";

  @TempDir Path folder;

  private static List<String> blocks(String kind) throws IOException {
    Matcher blocks =
        Pattern.compile("```" + kind + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(PAGE));
    return blocks.results().map(block -> block.group(1)).toList();
  }

  @Test
  void theFirstProgramIsShortAndPrintsWhatThePageSays() throws Exception {
    String program = blocks("java").getFirst();
    assertTrue(program.lines().count() <= 10, "more than ten lines");
    Path file = Files.writeString(folder.resolve("Shop.java"), program);
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                file.toString())
            .redirectErrorStream(true)
            .start();
    String printed = new String(java.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, java.waitFor(), printed);
    assertEquals(blocks("text").getFirst(), printed);
  }

  /** Run with {@code -Dupdate=true} to write the table anew; that run fails all the same. */
  @Test
  void theTableOfDifferencesIsThatOfTheList() throws IOException {
    String page = Files.readString(PAGE);
    String made =
        page.substring(0, page.indexOf(START) + START.length())
            + table()
            + page.substring(page.indexOf(END));
    if (Boolean.getBoolean("update")) {
      Files.writeString(PAGE, made);
    }
    assertEquals(made, page);
  }

  private static String table() throws IOException {
    Map<String, TreeSet<String>> byReason = new TreeMap<>();
    Differences.read()
        .forEach((note, reason) ->
            byReason.computeIfAbsent(reason, _ -> new TreeSet<>()).add("`" + note + "`"));
    StringBuilder table = new StringBuilder("| case | why |\n|---|---|\n");
    byReason.forEach((reason, notes) ->
        table.append("| %s | %s |\n".formatted(String.join(", ", notes), reason)));
    return table.toString();
  }
}
