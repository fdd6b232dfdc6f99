package io.driftwarden.controller.target.terraform;

import io.driftwarden.controller.target.TargetException;
import io.driftwarden.controller.target.terraform.Ended.How;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Runs programs that inherit nothing, and leaves no process of theirs behind: not after their end,
 * not after their time, not after {@link #close}. Safe for use by several threads.
 */
final class Children implements AutoCloseable {
  private final Duration time;
  private final Duration grace;
  private final Set<Process> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * @param time how long one may run
   * @param grace how long one that was asked to end may take, so that it gives back what it holds
   */
  Children(Duration time, Duration grace) {
    this.time = time;
    this.grace = grace;
  }

  /**
   * What to run.
   *
   * @param command the program by its absolute path, and its arguments
   * @param environment all of it; {@code HOME} is a folder that no other run has
   * @param output the most bytes that are kept of what it prints
   */
  record Task(Path folder, List<String> command, Map<String, String> environment, int output) {}

  /**
   * Runs a program to its end.
   *
   * @throws TargetException if it can't be started
   */
  Ended run(Task task) {
    Process process = start(task);
    running.add(process);
    try {
      Kin kin = new Kin(process.toHandle(), Path.of(task.environment().getOrDefault("HOME", "")));
      Printed output = Printed.by(process.getInputStream(), task.output());
      Printed errors = Printed.by(process.getErrorStream(), Printed.MOST_ERRORS);
      How how = await(process);
      kin.kill();
      return new Ended(how, process.exitValue(), output, errors);
    } finally {
      running.remove(process);
    }
  }

  private Process start(Task task) {
    if (closed) {
      throw new TargetException("the server is stopping");
    }
    ProcessBuilder builder = new ProcessBuilder(task.command()).directory(task.folder().toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    builder.environment().clear();
    builder.environment().putAll(task.environment());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new TargetException(task.command().getFirst() + " can't be started");
    }
  }

  private How await(Process process) {
    boolean interrupted = false;
    try {
      if (closed || !process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
        return end(process, closed ? How.STOPPED : How.TIMED_OUT);
      }
      return closed ? How.STOPPED : How.EXITED;
    } catch (InterruptedException e) {
      interrupted = true;
      return end(process, How.STOPPED);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Asks it to end, and makes it when it takes too long or whoever waits is interrupted. */
  private How end(Process process, How why) {
    process.destroy();
    try {
      if (process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        return why;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    process.onExit().join();
    return How.KILLED;
  }

  /** Reports whether it was told to end all that runs. */
  boolean isClosed() {
    return closed;
  }

  /** Ends all that runs, and returns when none of it does any more. */
  @Override
  public void close() {
    closed = true;
    running.forEach(Process::destroy);
    long until = System.nanoTime() + grace.toNanos();
    for (Process process : running) {
      awaitUntil(process, until);
    }
  }

  private static void awaitUntil(Process process, long until) {
    try {
      if (!process.waitFor(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
