package io.driftwarden.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a command and gives back what it printed. */
public final class Shell {
  private Shell() {}

  /** How a command ended, with standard output and error together. */
  public record Ended(int code, String output) {
    /** Returns the output of a command that must have succeeded. */
    public String orFail() {
      if (code != 0) {
        throw new AssertionError("exit code " + code + ":\n" + output);
      }
      return output;
    }
  }

  /** Runs a command in a folder, for at most four minutes. */
  public static Ended run(Path folder, Map<String, String> environment, List<String> command) {
    try {
      Path log = Files.createTempFile("driftwarden-e2e", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(4, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError(command + " took longer than four minutes");
      }
      String output = Files.readString(log, StandardCharsets.UTF_8);
      Files.delete(log);
      return new Ended(process.exitValue(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Runs a command in a folder, without anything added to the environment. */
  public static Ended run(Path folder, String... command) {
    return run(folder, Map.of(), List.of(command));
  }
}
