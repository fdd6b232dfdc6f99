package io.driftwarden.hcl.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.hcl.HclParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * HashiCorp's own suite, run by HashiCorp's own runner, finds nothing wrong with what {@link
 * Hcldec} says: values, types, and the exact ranges of diagnostics.
 */
@Tag("oracle")
class SpecSuiteTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void hashicorpsRunnerIsContent() throws Exception {
    Path cases = HclParts.part("cases");
    Process runner =
        new ProcessBuilder(
                HclParts.part("hclspecsuite").toString(), cases.toString(), command().toString())
            .redirectErrorStream(true)
            .start();
    List<String> said = new String(runner.getInputStream().readAllBytes(), UTF_8).lines().toList();
    List<String> others = said.stream().filter(line -> !line.startsWith("- ")).toList();
    assertEquals("", String.join("\n", others).strip());
    assertEquals(0, runner.waitFor());
    try (Stream<Path> files = Files.walk(cases)) {
      long tests = files.filter(file -> file.toString().endsWith(".t")).count();
      assertTrue(tests >= 15, "there are only " + tests);
    }
  }

  private Path command() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path command = folder.resolve("hcldec");
    Files.writeString(
        command,
        "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' %s \"$@\"\n"
            .formatted(java, System.getProperty("java.class.path"), Hcldec.class.getName()));
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
    return command;
  }
}
