package io.driftwarden.rego;

import java.time.Clock;

/**
 * How policies are compiled and evaluated.
 *
 * @param clock what {@code time.now_ns} reads
 * @param strictErrors whether a builtin's error ends the evaluation; else the call is undefined
 */
public record Options(Dialect dialect, Budget budget, Clock clock, boolean strictErrors) {
  /** Modules of either dialect, the default budget, the system's clock, errors undefined. */
  public static final Options DEFAULT =
      new Options(Dialect.AUTO, Budget.DEFAULT, Clock.systemUTC(), false);

  public Options with(Dialect other) {
    return new Options(other, budget, clock, strictErrors);
  }

  public Options with(Budget other) {
    return new Options(dialect, other, clock, strictErrors);
  }

  public Options with(Clock other) {
    return new Options(dialect, budget, other, strictErrors);
  }
}
