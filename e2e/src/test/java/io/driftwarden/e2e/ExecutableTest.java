package io.driftwarden.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The packaged command as a process, with what it writes to which stream. */
@Tag("e2e")
class ExecutableTest {
  @TempDir Path folder;

  private record Ended(int code, String out, String err) {}

  private Ended run(String... arguments) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            Parts.ROOT.resolve("cli/target/driftwarden.jar").toString());
    Process process =
        new ProcessBuilder(Stream.concat(java.stream(), Stream.of(arguments)).toList())
            .directory(Parts.ROOT.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    int code = process.waitFor();
    return new Ended(
        code,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  @Test
  void aReportIsAllThatStandsOnStandardOutput() throws Exception {
    Ended passed = run("check", "examples/repo");
    assertEquals(0, passed.code(), passed.out() + passed.err());
    assertEquals("", passed.err());
    Ended failed = run("check", "examples/weak", "--format", "json");
    assertEquals(1, failed.code(), failed.err());
    assertEquals("", failed.err());
    assertEquals("fail", JsonMapper.shared().readTree(failed.out()).get("outcome").asString());
  }

  @Test
  void whatIsWrongStandsOnStandardError() throws Exception {
    Path config = Files.writeString(folder.resolve("bad.yaml"), "listen: {prot: 1}\n");
    Ended ended = run("serve", "--config", config.toString());
    assertEquals(2, ended.code());
    assertEquals("", ended.out());
    assertTrue(ended.err().contains("bad.yaml:1:10"), ended.err());
    assertTrue(ended.err().contains("port"), ended.err());
    assertEquals(2, run("serve", "--config", "no-such.yaml").code());
  }
}
