package io.driftwarden.helm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page for users of the library says is so. */
class ReadmeTest {
  @TempDir private Path folder = Path.of("");

  /** A program of the page, and what the page says that it prints. */
  record Example(String program, String printed) {
    @Override
    public String toString() {
      return program.lines().filter(line -> line.contains("main")).findFirst().orElse("");
    }
  }

  static List<Example> examples() throws IOException {
    return Pattern.compile("```java\n(.*?)```.*?```text\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(Path.of("README.md")))
        .results()
        .map(found -> new Example(found.group(1), found.group(2)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void aProgramPrintsWhatThePageSays(Example example) throws Exception {
    Path file = Files.writeString(folder.resolve("Example.java"), example.program());
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
    assertEquals(example.printed(), printed);
  }
}
