package io.driftwarden.hcl.terraform;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Room for evaluations that lead from module to module: a value may hang on hundreds of others,
 * each found out inside the one before.
 */
final class DeepStack {
  /** What isn't used of it takes no memory. */
  private static final long BYTES = 256L << 20;

  private DeepStack() {}

  /** Returns what is found out on a thread with that room. */
  static <T> T call(Supplier<T> find) {
    FutureTask<T> task = new FutureTask<>(find::get);
    Thread thread = new Thread(null, task, Thread.currentThread().getName() + "-plan", BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get();
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while planning", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw thrown(cause == null ? e : cause);
    }
  }

  private static RuntimeException thrown(Throwable cause) {
    switch (cause) {
      case RuntimeException mistake -> throw mistake;
      case Error error -> throw error;
      default -> throw new IllegalStateException(cause);
    }
  }
}
