package io.driftwarden.hcl.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.bertramlabs.plugins.hcl4j.HCLParserException;
import com.bertramlabs.plugins.hcl4j.Skeleton;
import io.driftwarden.diagnostics.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A second opinion: where hcl4j reads a file too, it finds the same blocks and attributes. */
class Hcl4jTest {
  private static final Path EXAMPLES = Path.of("").toAbsolutePath().resolve("../examples");

  @Test
  void findsTheSameBlocksAndAttributesInTheExamples() throws IOException {
    Map<String, String> different = new TreeMap<>();
    int same = 0;
    try (Stream<Path> files = Files.walk(EXAMPLES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".tf")).toList()) {
        String text = Files.readString(file);
        String opinion = opinion(text);
        if (opinion.equals(ours(text))) {
          same++;
        } else {
          different.put(EXAMPLES.relativize(file).toString(), opinion);
        }
      }
    }
    assertEquals(Map.of(), different);
    assertTrue(same > 30, "only " + same);
  }

  /** HashiCorp's parser reads these as we do (see {@link HclSyntaxOracleTest}). */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "its comments end at the last */   | /**/ resource {} /**/ ",
        "it loses a header with a comment  | a \"b\" /* c */ { d = 1 } ",
        "it wants names for keys           | a = { (b) = 1 } ",
        "it wants names that aren't empty  | a = { \"\" = 1 } ",
        "it ends a loop at a brace in it   | a = { for b in c : b => \"${b}x\" } ",
        "it knows no letters but a to z    | π = 3 ",
        "it has no escapes of code points  | a = \"\\u003c\" "
      })
  void isMistakenElsewhere(String why, String text) throws IOException {
    Source source = new Source("main.tf", text + "\n");
    assertEquals(List.of(), Hcl.file(source).diagnostics());
    assertNotEquals(ours(text), opinion(text), why);
  }

  private static String opinion(String text) throws IOException {
    try {
      return sorted(Skeleton.of(text));
    } catch (HCLParserException | RuntimeException | Error e) {
      return "refused: " + e;
    }
  }

  private static String ours(String text) {
    List<String> lines = new ArrayList<>();
    add("", Hcl.file(new Source("main.tf", text)).tree(), lines);
    return sorted(lines);
  }

  private static void add(String before, Body body, List<String> lines) {
    body.attributes().forEach(attribute -> lines.add(before + attribute.name() + " ="));
    for (Body.Block block : body.blocks()) {
      List<String> names = new ArrayList<>(List.of(block.type()));
      names.addAll(block.labels());
      String name = before + String.join(" ", names);
      lines.add(name);
      add(name + " / ", block.body(), lines);
    }
  }

  private static String sorted(List<String> lines) {
    return String.join("\n", lines.stream().sorted().toList());
  }
}
