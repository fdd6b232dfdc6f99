package io.driftwarden.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A clone that a person works in, with the real git. */
public record WorkTree(Path folder) {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "GIT_AUTHOR_NAME", "Dev",
          "GIT_AUTHOR_EMAIL", "dev@example.com",
          "GIT_COMMITTER_NAME", "Dev",
          "GIT_COMMITTER_EMAIL", "dev@example.com",
          "GIT_CONFIG_GLOBAL", "/dev/null",
          "GIT_CONFIG_SYSTEM", "/dev/null",
          "GIT_TERMINAL_PROMPT", "0");

  /** Makes a work tree with a copy of a folder as its first commit on main. */
  public static WorkTree of(Path folder, Path content) {
    copy(content, folder);
    WorkTree tree = new WorkTree(folder);
    tree.git("init", "-q", "-b", "main");
    tree.commitAll("Begin");
    return tree;
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path copy = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(path, copy);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs git, which must succeed; returns what it printed. */
  public String git(String... arguments) {
    return tryGit(arguments).orFail().strip();
  }

  public Shell.Ended tryGit(String... arguments) {
    return Shell.run(
        folder, ENVIRONMENT, Stream.concat(Stream.of("git"), Stream.of(arguments)).toList());
  }

  /** Commits all there is; returns the commit's id. */
  public String commitAll(String message) {
    git("add", "-A");
    git("commit", "-q", "-m", message);
    return git("rev-parse", "HEAD");
  }

  String read(String path) {
    try {
      return Files.readString(folder.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void write(String path, String text) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces a text that must be there. */
  void edit(String path, String from, String to) {
    String text = read(path);
    if (!text.contains(from)) {
      throw new AssertionError(path + " has no \"" + from + "\"");
    }
    write(path, text.replace(from, to));
  }
}
