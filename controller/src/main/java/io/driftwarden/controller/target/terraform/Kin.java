package io.driftwarden.controller.target.terraform;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process and all that it has begun. A descendant that has left its parent is still known by its
 * home, which no two runs share.
 *
 * @param home the value of {@code HOME} that the process was started with
 */
record Kin(ProcessHandle process, Path home) {
  /** How often what forks faster than it dies is looked for. */
  private static final int MOST_ROUNDS = 20;

  /** Ends every one of them at once. */
  void kill() {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Set<ProcessHandle> living = living();
      if (living.isEmpty()) {
        return;
      }
      living.forEach(ProcessHandle::destroyForcibly);
    }
  }

  /** Ends those that a home knows, whoever began them. */
  static void killStrays(Path home) {
    strays(home).forEach(ProcessHandle::destroyForcibly);
  }

  private Set<ProcessHandle> living() {
    Set<ProcessHandle> all =
        Stream.of(Stream.of(process), process.descendants(), strays(home))
            .flatMap(handles -> handles)
            .collect(Collectors.toSet());
    all.removeIf(handle -> !runs(handle));
    return all;
  }

  private static Stream<ProcessHandle> strays(Path home) {
    String mark = "\0HOME=" + home + "\0";
    return ProcessHandle.allProcesses().filter(handle -> environment(handle).contains(mark));
  }

  /** The environment of a process as the kernel keeps it; empty on systems without /proc. */
  private static String environment(ProcessHandle handle) {
    try {
      Path file = Path.of("/proc", Long.toString(handle.pid()), "environ");
      return "\0" + Files.readString(file, ISO_8859_1);
    } catch (IOException goneOrNotOurs) {
      return "";
    }
  }

  /** One that has ended and waits to be reaped counts as ended. */
  private static boolean runs(ProcessHandle handle) {
    return handle.isAlive() && (!hasProc() || Files.exists(exe(handle)));
  }

  private static boolean hasProc() {
    return Files.exists(Path.of("/proc/self/exe"));
  }

  private static Path exe(ProcessHandle handle) {
    return Path.of("/proc", Long.toString(handle.pid()), "exe");
  }
}
