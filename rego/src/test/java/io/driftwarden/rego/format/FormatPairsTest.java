package io.driftwarden.rego.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.rego.ConformanceCases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * OPA's own modules are laid out as OPA does it, except for those that are listed; a listed one
 * that is fails the run.
 */
@Tag("oracle")
class FormatPairsTest {
  private static final Map<String, Target> TARGETS =
      Map.of(
          "v0", Target.V0,
          "v0_to_v1", Target.BOTH,
          "v0_to_v2", Target.V0_V2,
          "v1", Target.V1,
          "v1_to_v2", Target.V1_V2,
          "v2", Target.V2);

  private static SortedSet<String> modules() throws IOException {
    try (Stream<Path> files = Files.walk(root())) {
      return files
          .map(file -> root().relativize(file).toString())
          .filter(name -> name.endsWith(".formatted"))
          .filter(name -> TARGETS.containsKey(name.split("/")[0]))
          .map(name -> name.substring(0, name.length() - ".formatted".length()))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Path root() {
    Path root = ConformanceCases.part().resolve("format");
    assertTrue(Files.isDirectory(root), "run e2e/parts/install.sh: there is no " + root);
    return root;
  }

  private static Target target(String module) {
    return TARGETS.getOrDefault(module.split("/")[0], Target.V1);
  }

  private static String format(String module, String text) {
    try {
      return Formatter.format(new Source(module, text), target(module));
    } catch (DiagnosticException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  private static String read(String file) throws IOException {
    return Files.readString(root().resolve(file));
  }

  @Test
  void weDifferFromOpaOnlyWhereListed() throws IOException {
    SortedSet<String> differ = new TreeSet<>();
    for (String module : modules()) {
      if (!format(module, read(module)).equals(read(module + ".formatted"))) {
        differ.add(module);
      }
    }
    assertTrue(modules().size() > 150, "only " + modules().size() + " modules were found");
    assertEquals(listed(), differ);
  }

  private static SortedSet<String> listed() throws IOException {
    try (var in = FormatPairsTest.class.getResourceAsStream("expected-failures.txt")) {
      String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> line.split("\t")[0])
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void whatIsLaidOutStaysSo() throws IOException {
    for (String module : modules()) {
      String once = format(module, read(module));
      boolean readAlike = !List.of(Target.BOTH, Target.V0_V2).contains(target(module));
      if (readAlike) {
        assertEquals(once, format(module, once), module);
      }
    }
  }
}
