package io.driftwarden.cli.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages that list all there is list all there is. */
class ReferenceTest {
  @Test
  void everyKeyOfTheConfigurationIsDescribed() throws IOException {
    String page = Files.readString(Page.ROOT.resolve("docs/configuration.md"));
    SortedSet<String> keys = ConfigKeys.all();
    assertTrue(keys.contains("repositories[].webhookSecret"), keys.toString());
    List<String> missing =
        keys.stream().filter(key -> !page.contains("| `" + key + "` |")).toList();
    assertEquals(List.of(), missing, "add a row for each of these to docs/configuration.md");
  }

  /** A repository's own settings; the reader tells the keys that it knows, asked for another. */
  @Test
  void everySettingOfARepositoryIsDescribed() throws IOException {
    String page = Files.readString(Page.ROOT.resolve("docs/check.md"));
    for (String settings : List.of("zzz: 1", "waivers: [{zzz: 1}]")) {
      String told = Snippets.judge(Map.of(".driftwarden.yaml", settings)).diagnostics().toString();
      Matcher known = Pattern.compile("It is one of ([^.]+)\\.").matcher(told);
      assertTrue(known.find(), told);
      for (String key : known.group(1).split(", ")) {
        assertTrue(page.contains(key + ":"), "docs/check.md shows no " + key);
      }
    }
  }

  /** Keys that were renamed or dropped. */
  @Test
  void everyKeyThatIsDescribedIsThere() throws IOException {
    SortedSet<String> keys = ConfigKeys.all();
    List<String> gone =
        Page.read("docs/configuration.md").lines().stream()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.split("`")[1])
            .filter(key -> !keys.contains(key))
            .toList();
    assertEquals(List.of(), gone, "docs/configuration.md describes these, and nothing reads them");
  }

  /** {@code -DupdateDocs} writes the page anew, and still fails where it was not what is said. */
  @Test
  void theCommandsPageIsWhatTheCommandSays() throws IOException {
    Path page = Page.ROOT.resolve("docs/commands.md");
    String said = CommandsPage.text();
    String before = Files.exists(page) ? Files.readString(page) : "";
    if (System.getProperty("updateDocs") != null) {
      Files.writeString(page, said);
    }
    assertEquals(said, before, "docs/commands.md is made: mvn -pl cli -am test -DupdateDocs");
  }
}
