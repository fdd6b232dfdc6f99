package io.driftwarden.controller.repo;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jgit.lib.EmptyProgressMonitor;

/**
 * Ends a transfer that takes too long, whether it reads, waits or works. An interrupt ends a
 * blocking read on a virtual thread only, so the transfer gets one of its own.
 */
final class TimeLimit {
  private TimeLimit() {}

  /** Stops what JGit does between reads once the thread is interrupted. */
  static final class Interruptible extends EmptyProgressMonitor {
    @Override
    public boolean isCancelled() {
      return Thread.currentThread().isInterrupted();
    }
  }

  /**
   * Returns what the work returns, and not before it has ended.
   *
   * @throws TimeoutException if it took longer than the limit
   * @throws InterruptedIOException if the caller's thread was interrupted
   */
  static <T> T within(Duration limit, Callable<T> work) throws IOException, TimeoutException {
    var task = new FutureTask<>(work);
    Thread thread = Thread.ofVirtual().start(task);
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw rethrown(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    } finally {
      end(thread);
    }
  }

  private static IOException rethrown(ExecutionException failure) {
    return switch (failure.getCause()) {
      case IOException e -> e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case null, default -> new IOException(failure);
    };
  }

  private static void end(Thread thread) {
    boolean interrupted = Thread.interrupted();
    thread.interrupt();
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
