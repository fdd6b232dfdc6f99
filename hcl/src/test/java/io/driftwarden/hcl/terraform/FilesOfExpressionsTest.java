package io.driftwarden.hcl.terraform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.hcl.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions on files see what is in the repository, and ask for nothing outside of it. */
class FilesOfExpressionsTest {
  private static final Map<String, String> FILES =
      Map.of(
          "stack/conf/a.json", "{\"a\": 1}",
          "stack/conf/b.txt", "b",
          "stack/conf/deep/c.json", "{}",
          "stack/t.tftpl", "hello ${name}",
          "shared/s.txt", "shared");

  /** Files that note the paths they are asked for. */
  private record Watched(TextFiles files, Set<String> asked) implements ModuleFiles {
    @Override
    public List<String> names(String directory) {
      asked.add(directory);
      return files.names(directory);
    }

    @Override
    public List<String> directories(String directory) {
      asked.add(directory);
      return files.directories(directory);
    }

    @Override
    public Optional<byte[]> read(String path) {
      asked.add(path);
      return files.read(path);
    }
  }

  private static Configuration.Planned plan(String expression, Set<String> asked) {
    Map<String, String> texts = new HashMap<>(FILES);
    texts.put("stack/main.tf", "resource \"t\" \"a\" {\n  v = jsonencode(" + expression + ")\n}\n");
    return Configuration.plan("stack", new Watched(new TextFiles(texts), asked));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          fileset("conf", "*.json")                   ¦ ["a.json"]
          fileset("conf", "**")                       ¦ ["a.json","b.txt","deep/c.json"]
          fileset("conf", "**/*.json")                ¦ ["a.json","deep/c.json"]
          fileset(path.module, "conf/{a,b}.*")        ¦ ["conf/a.json","conf/b.txt"]
          fileset("conf", "none")                     ¦ []
          file("../shared/s.txt")                     ¦ "shared"
          templatefile("t.tftpl", { name = "you" })   ¦ "hello you"
          fileexists("conf/b.txt")                    ¦ true
          """)
  void seesTheRepository(String expression, String json) {
    Configuration.Planned planned = plan(expression, new TreeSet<>());
    assertEquals(List.of(), planned.diagnostics());
    Value value = planned.resources().getFirst().attributes().get("v").orElseThrow();
    assertEquals(json, value instanceof Value.Text text ? text.value() : value.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file(\"/etc/passwd\")",
        "file(\"../../etc/passwd\")",
        "file(\"~/.aws/credentials\")",
        "filebase64(\"../../x\")",
        "filemd5(\"/etc/hostname\")",
        "filesha1(\"~/x\")",
        "filesha256(\"../../x\")",
        "filesha512(\"/x\")",
        "filebase64sha256(\"/x\")",
        "filebase64sha512(\"/x\")",
        "fileexists(\"/etc/passwd\")",
        "fileset(\"/etc\", \"*\")",
        "fileset(\"../..\", \"**\")",
        "fileset(\"~\", \"*\")",
        "fileset(\"conf\", \"../../../*\")",
        "templatefile(\"/etc/hosts\", {})",
      })
  void asksForNothingOutside(String expression) {
    Set<String> asked = new TreeSet<>();
    Configuration.Planned planned = plan(expression, asked);
    assertEquals(List.of(), planned.diagnostics());
    assertEquals(
        Optional.of("files outside of the repository are not read"),
        planned.resources().getFirst().attributes().get("v").orElseThrow().unknownReason());
    assertTrue(
        asked.stream().noneMatch(path -> path.startsWith("/") || path.contains("..")),
        asked::toString);
  }
}
