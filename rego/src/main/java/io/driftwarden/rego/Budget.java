package io.driftwarden.rego;

import java.time.Duration;

/**
 * How much one evaluation may use. What goes beyond ends it with a diagnostic.
 *
 * @param steps rule bodies entered, elements tried and functions called
 * @param time how long it may take
 * @param size how many elements and characters it may make
 * @param depth how deep rules, functions and loops may be nested at run time
 */
public record Budget(long steps, Duration time, long size, int depth) {
  public static final Budget DEFAULT =
      new Budget(50_000_000, Duration.ofSeconds(30), 200_000_000, 1_000);
}
