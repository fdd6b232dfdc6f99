package io.driftwarden.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A folder in which real git is run, with no configuration but its own. */
record Git(Path folder) {
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
  record Said(int code, String text) {
    Said orFail() {
      assertEquals(0, code, text);
      return this;
    }
  }

  /** Makes an empty work tree whose first branch is main. */
  static Git init(Path folder) throws IOException {
    var git = new Git(Files.createDirectories(folder));
    git.run("init", "-q", "-b", "main").orFail();
    return git;
  }

  /** Runs git to its end; both its streams are one text. */
  Said run(String... arguments) {
    try {
      Path told = Files.createTempFile(folder.getParent(), "git", ".txt");
      Process process = start(told.toFile(), arguments);
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("git does not end: " + List.of(arguments));
      }
      return new Said(process.exitValue(), Files.readString(told, UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Starts git, with both its streams into one file. */
  Process start(File told, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().putAll(ENVIRONMENT);
    return builder.redirectErrorStream(true).redirectOutput(told).start();
  }

  /** Commits one file and returns the commit's id. */
  String commit(String file, String text, String message) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    run("add", "-A").orFail();
    run("commit", "-q", "-m", message).orFail();
    return head();
  }

  String head() {
    return run("rev-parse", "HEAD").orFail().text().strip();
  }

  /** Returns a clone beside this one. */
  Git clone(String url, String name) {
    run("clone", "-q", url, "../" + name).orFail();
    return new Git(folder.resolveSibling(name));
  }
}
