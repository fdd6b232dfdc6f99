package io.driftwarden.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The real git, as a person uses it, apart from any configuration of this machine. */
final class Git {
  /** Begins each line of the server's in the output of a push. */
  static final String REMOTE = "remote: ";

  private static final int LONGEST_SECONDS = 60;

  private final Path home;
  private final Path folder;
  private final Screen screen;

  /**
   * @param home where git looks for a configuration, and finds none
   * @param folder the work tree
   */
  Git(Path home, Path folder, Screen screen) {
    this.home = home;
    this.folder = folder;
    this.screen = screen;
  }

  /** How a command ended, with standard output and error together. */
  record Ended(int code, String output) {}

  /** Runs a command that is not worth telling of. */
  Ended quietly(String... arguments) throws Unexpected, InterruptedException {
    return succeeded(run(arguments), arguments);
  }

  /** Shows a command and what it prints. */
  Ended show(String... arguments) throws Unexpected, InterruptedException {
    return succeeded(tried(arguments), arguments);
  }

  /** Shows a command that may fail, and what it prints. */
  Ended tried(String... arguments) throws Unexpected, InterruptedException {
    screen.command(spelling(arguments));
    Ended ended = run(arguments);
    screen.quote(ended.output());
    return ended;
  }

  private static Ended succeeded(Ended ended, String... arguments) throws Unexpected {
    if (ended.code() != 0) {
      throw new Unexpected(
          "%s ended with %d: %s"
              .formatted(spelling(arguments), ended.code(), ended.output().strip()));
    }
    return ended;
  }

  private Ended run(String... arguments) throws Unexpected, InterruptedException {
    try {
      Path output = Files.createTempFile(home, "git", ".out");
      Process process = start(output, arguments);
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new Unexpected(
            "%s took longer than %d s".formatted(spelling(arguments), LONGEST_SECONDS));
      }
      String text = Files.readString(output, StandardCharsets.UTF_8);
      Files.delete(output);
      return new Ended(process.exitValue(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process start(Path output, String... arguments) throws Unexpected, IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    isolate(builder.environment());
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw new Unexpected("git could not be run; it must be on the PATH");
    }
  }

  /** Nothing of this machine's git counts, nor a proxy: the server is on the loopback address. */
  private void isolate(Map<String, String> environment) {
    environment
        .keySet()
        .removeIf(
            name -> name.startsWith("GIT_") || name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
    environment.putAll(
        Map.of(
            "HOME", home.toString(),
            "XDG_CONFIG_HOME", home.toString(),
            "GIT_CONFIG_NOSYSTEM", "1",
            "GIT_TERMINAL_PROMPT", "0",
            "GIT_AUTHOR_NAME", "You",
            "GIT_AUTHOR_EMAIL", "you@example.com",
            "GIT_COMMITTER_NAME", "You",
            "GIT_COMMITTER_EMAIL", "you@example.com",
            "LC_ALL", "C"));
  }

  private static String spelling(String... arguments) {
    return Stream.concat(Stream.of("git"), Stream.of(arguments))
        .map(word -> word.contains(" ") ? "'" + word + "'" : word)
        .collect(Collectors.joining(" "));
  }
}
