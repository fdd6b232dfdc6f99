package io.driftwarden.helm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page for users of the library says is so. */
class ReadmeTest {
  @TempDir private Path folder = Path.of("");

  private static String firstBlock(String kind) throws IOException {
    Matcher block =
        Pattern.compile("```" + kind + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("README.md")));
    return block.results().findFirst().orElseThrow().group(1);
  }

  @Test
  void theFirstProgramPrintsWhatThePageSays() throws Exception {
    Path file = Files.writeString(folder.resolve("Greeting.java"), firstBlock("java"));
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
    assertEquals(firstBlock("text"), printed);
  }
}
