package io.driftwarden.controller.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.controller.forge.PullRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A repository as a forge keeps it, and a clone in which people work, by the real git. */
final class Upstream {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "GIT_AUTHOR_NAME", "Dev",
          "GIT_AUTHOR_EMAIL", "dev@example.com",
          "GIT_COMMITTER_NAME", "Dev",
          "GIT_COMMITTER_EMAIL", "dev@example.com",
          "GIT_CONFIG_GLOBAL", "/dev/null",
          "GIT_CONFIG_SYSTEM", "/dev/null");

  private final Path bare;
  private final Path work;

  Upstream(Path folder) {
    bare = folder.resolve("upstream.git");
    work = folder.resolve("work");
    run(folder, "init", "-q", "--bare", "-b", "main", bare.toString());
    run(folder, "init", "-q", "-b", "main", work.toString());
    git("remote", "add", "origin", bare.toString());
  }

  Path bare() {
    return bare;
  }

  void write(String path, String text) {
    try {
      Path file = work.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Commits all there is on a branch, which begins here where it is new, and pushes it. */
  String push(String branch) {
    git("checkout", "-q", "-B", branch);
    git("add", "-A");
    git("commit", "-q", "--allow-empty", "-m", "Change " + branch);
    git("push", "-q", "-f", "origin", branch);
    return git("rev-parse", "HEAD");
  }

  void checkout(String branch) {
    git("checkout", "-q", branch);
  }

  /** Lets the forge show a branch as the head of a pull request. */
  PullRequest pull(int number, String branch) {
    String head = run(bare, "rev-parse", branch);
    run(bare, "update-ref", "refs/pull/%d/head".formatted(number), head);
    return new PullRequest(
        number,
        "Change " + branch,
        "dev",
        head,
        "refs/pull/%d/head".formatted(number),
        false,
        "main",
        PullRequest.State.OPEN,
        Optional.empty());
  }

  /** Merges a branch into main as a button on a forge does; returns main's commit then. */
  String merge(String branch, String... how) {
    git("checkout", "-q", "main");
    List<String> command = new ArrayList<>(List.of("merge", "-q", "--no-edit"));
    command.addAll(List.of(how.length == 0 ? new String[] {"--no-ff"} : how));
    command.add(branch);
    git(command.toArray(String[]::new));
    if (List.of(how).contains("--squash")) {
      git("commit", "-q", "-m", "Squash " + branch);
    }
    git("push", "-q", "origin", "main");
    return git("rev-parse", "HEAD");
  }

  String git(String... arguments) {
    return run(work, arguments);
  }

  private static String run(Path folder, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      var builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().putAll(ENVIRONMENT);
      Process process = builder.redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new AssertionError(command + ": " + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
