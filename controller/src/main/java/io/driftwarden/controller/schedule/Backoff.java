package io.driftwarden.controller.schedule;

import java.time.Duration;

/** How long to wait before trying again: twice as long each time, up to five minutes. */
public final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private Backoff() {}

  /** Returns the wait after so many failures in a row. */
  public static Duration after(int failures) {
    Duration doubled = FIRST.multipliedBy(1L << Math.clamp(failures, 0, 20));
    return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }
}
