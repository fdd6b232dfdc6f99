package io.driftwarden.controller.schedule;

import java.time.Duration;

/**
 * Does the jobs of a kind. A job may be done more than once: what died halfway is begun again, so
 * its effects must stand being repeated.
 */
@FunctionalInterface
public interface Worker {
  /** What becomes of a job. */
  sealed interface Outcome {
    /** It is over. */
    record Done() implements Outcome {}

    /** It is to be tried again after a while. */
    record Again(Duration after) implements Outcome {}
  }

  /**
   * Works on a job. One that throws is tried again, ever more slowly.
   *
   * @param failures how often in a row it was to be tried again
   */
  Outcome work(String id, int failures);
}
