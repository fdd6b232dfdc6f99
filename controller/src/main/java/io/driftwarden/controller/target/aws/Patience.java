package io.driftwarden.controller.target.aws;

import io.driftwarden.controller.target.TargetException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks again and again, first soon and then less often, for as long as it has time.
 *
 * @param limit after which it gives up
 */
record Patience(Duration limit) {
  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  /**
   * Returns what the question answers once it does.
   *
   * @param what is waited for, for the message when time is up
   */
  <T> T until(String what, Supplier<Optional<T>> question) {
    long end = System.nanoTime() + limit.toNanos();
    Duration pause = FIRST;
    Optional<T> answer = question.get();
    while (answer.isEmpty()) {
      if (System.nanoTime() > end) {
        throw new TargetException(
            "AWS, %s: it is not done after %d minutes".formatted(what, limit.toMinutes()));
      }
      sleep(pause);
      pause = pause.multipliedBy(3).dividedBy(2);
      pause = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
      answer = question.get();
    }
    return answer.get();
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TargetException("AWS: stopped while waiting");
    }
  }
}
