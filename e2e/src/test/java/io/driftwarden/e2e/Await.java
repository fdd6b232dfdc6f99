package io.driftwarden.e2e;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits for the world to become as expected. */
final class Await {
  private static final Duration EVERY = Duration.ofMillis(50);

  private Await() {}

  /** Returns what is found once it is there; fails with the description when time is up. */
  static <T> T until(String expected, Duration limit, Supplier<Optional<T>> look) {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      Optional<T> found = look.get();
      if (found.isPresent()) {
        return found.get();
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + limit.toSeconds() + " s: " + expected);
      }
      sleep(EVERY);
    }
  }

  static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
