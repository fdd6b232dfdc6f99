package io.driftwarden.controller.repo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A folder in which real git is run, with no configuration but its own. */
public record Git(Path folder) {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "GIT_CONFIG_GLOBAL", "/dev/null",
          "GIT_CONFIG_NOSYSTEM", "1",
          "GIT_TERMINAL_PROMPT", "0",
          "GIT_AUTHOR_NAME", "Nora",
          "GIT_AUTHOR_EMAIL", "nora@example.com",
          "GIT_COMMITTER_NAME", "Nora",
          "GIT_COMMITTER_EMAIL", "nora@example.com",
          "LC_ALL", "C",
          "no_proxy", "127.0.0.1");

  /** What git said. */
  public record Said(int code, String text) {
    public Said orFail() {
      assertEquals(0, code, text);
      return this;
    }
  }

  /** Makes an empty work tree whose first branch is main. */
  public static Git init(Path folder) throws IOException {
    var git = new Git(Files.createDirectories(folder));
    git.run("init", "-q", "-b", "main").orFail();
    return git;
  }

  /** Runs git to its end; both its streams are one text. */
  public Said run(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().putAll(ENVIRONMENT);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Said(process.waitFor(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Commits one file and returns the commit's id. */
  public String commit(String file, String text, String message) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    run("add", "-A").orFail();
    run("commit", "-q", "-m", message).orFail();
    return head();
  }

  public String head() {
    return run("rev-parse", "HEAD").orFail().text().strip();
  }
}
