package io.driftwarden.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.e2e.Shell.Ended;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive that is installed, unpacked and started as a person would. */
@Tag("e2e")
class ArchiveTest {
  private static final Path JDK = Path.of(System.getProperty("java.home"));

  @TempDir static Path folder;
  private static Path archive;
  private static Path home;

  @BeforeAll
  static void unpack() throws IOException {
    archive = only(Parts.ROOT.resolve("cli/target"), "driftwarden-*.tar.gz");
    home = unpack(archive, "plain");
  }

  private static Path unpack(Path archive, String name) throws IOException {
    Path into = Files.createDirectory(folder.resolve(name));
    Shell.run(into, "tar", "-xzf", archive.toString()).orFail();
    return only(into, "driftwarden-*");
  }

  private static Path only(Path folder, String glob) throws IOException {
    try (var found = Files.newDirectoryStream(folder, glob)) {
      for (Path path : found) {
        return path;
      }
    }
    throw new AssertionError("no %s in %s: build with -Pe2e,dist".formatted(glob, folder));
  }

  /** Runs a command with nothing of the tests' environment but a path without Java. */
  private static Ended run(List<String> environment, Path command, String... arguments) {
    return Shell.run(
        Parts.ROOT,
        Map.of(),
        Stream.of(
                Stream.of("env", "-i", "PATH=/usr/bin:/bin"),
                environment.stream(),
                Stream.of(command.toString()),
                Stream.of(arguments))
            .flatMap(part -> part)
            .toList());
  }

  private static Ended driftwarden(String... arguments) {
    return run(List.of("JAVA_HOME=" + JDK), home.resolve("bin/driftwarden"), arguments);
  }

  @Test
  void itJudges() {
    assertEquals(0, driftwarden("check", "examples/repo").code());
    assertEquals(1, driftwarden("check", "examples/weak").code());
    assertEquals(2, driftwarden("check", "no-such-folder").code());
    assertTrue(driftwarden("--version").orFail().startsWith("driftwarden "));
  }

  @Test
  void itIsFoundThroughALink() throws IOException {
    Path link =
        Files.createSymbolicLink(folder.resolve("driftwarden"), home.resolve("bin/driftwarden"));
    assertTrue(
        run(List.of("JAVA_HOME=" + JDK), link, "--version").orFail().startsWith("driftwarden "));
  }

  @Test
  void itBringsTheLicencesOfAllThatIsInIt() throws IOException {
    assertTrue(Files.readString(home.resolve("LICENSE")).contains("Apache License"));
    String ours = home.getFileName().toString().replaceFirst("driftwarden", "") + ".jar";
    Set<String> told =
        Pattern.compile(":([^: ]+):([^: ]+) - ")
            .matcher(Files.readString(home.resolve("THIRD-PARTY.txt")))
            .results()
            .map(found -> found.group(1) + "-" + found.group(2))
            .collect(Collectors.toSet());
    try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
      List<String> untold =
          jars.map(jar -> jar.getFileName().toString())
              .filter(jar -> !jar.endsWith(ours))
              .filter(jar -> told.stream().noneMatch(jar::startsWith))
              .toList();
      assertEquals(List.of(), untold, "jars without a licence");
    }
  }

  @Test
  void theShellLearnsItsCommands() throws IOException {
    String script = driftwarden("generate-completion").orFail();
    Path file = Files.writeString(folder.resolve("completion"), script);
    String asked = "source '%s'; complete -p driftwarden".formatted(file);
    assertTrue(Shell.run(folder, "bash", "-c", asked).orFail().contains("_complete_driftwarden"));
  }

  /**
   * No Java on this machine: the runtime that is linked from a JDK has all that the server uses.
   */
  @Test
  void withARuntimeOfItsOwnItServes() throws Exception {
    Path copy = Files.copy(archive, folder.resolve(archive.getFileName()));
    String made =
        Shell.run(
                folder,
                Map.of("JAVA_HOME", JDK.toString()),
                List.of(
                    Parts.ROOT.resolve("cli/src/dist/with-runtime").toString(), copy.toString()))
            .orFail()
            .strip();
    Path whole = unpack(Path.of(made), "whole").resolve("bin/driftwarden");
    assertEquals(0, run(List.of(), whole, "check", "examples/repo").code());
    int port = Parts.freePort();
    Path config =
        Files.writeString(
            folder.resolve("driftwarden.yaml"),
            "{listen: {port: %d}, repositories: [{name: own, forge: builtin}]}".formatted(port));
    Process server =
        new ProcessBuilder(
                "env",
                "-i",
                "PATH=/usr/bin:/bin",
                whole.toString(),
                "serve",
                "-c",
                config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    try {
      Await.until("the server is up", Duration.ofSeconds(60), () -> healthy(port));
    } finally {
      server.destroy();
      assertTrue(server.waitFor(15, TimeUnit.SECONDS));
    }
    assertTrue(Files.readString(folder.resolve("log")).contains("stopped"));
  }

  private static Optional<Boolean> healthy(int port) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI address = URI.create("http://127.0.0.1:%d/healthz".formatted(port));
      var answer = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
      return answer.statusCode() == 200 ? Optional.of(true) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
