package io.driftwarden.rego;

import java.time.Clock;
import java.util.function.Consumer;

/**
 * How policies are compiled and evaluated.
 *
 * @param clock what {@code time.now_ns} reads, once for each evaluation
 * @param strictErrors whether a builtin's error ends the evaluation; else the call is undefined
 * @param printer takes the lines of {@code print} and {@code trace}, from any thread that evaluates
 */
public record Options(
    Dialect dialect, Budget budget, Clock clock, boolean strictErrors, Consumer<String> printer) {
  /** Modules of either dialect, the default budget, the system's clock, errors undefined. */
  public static final Options DEFAULT =
      new Options(Dialect.AUTO, Budget.DEFAULT, Clock.systemUTC(), false, _ -> {});

  public Options with(Dialect other) {
    return new Options(other, budget, clock, strictErrors, printer);
  }

  public Options with(Budget other) {
    return new Options(dialect, other, clock, strictErrors, printer);
  }

  public Options with(Clock other) {
    return new Options(dialect, budget, other, strictErrors, printer);
  }

  public Options with(Consumer<String> other) {
    return new Options(dialect, budget, clock, strictErrors, other);
  }

  public Options withStrictErrors() {
    return new Options(dialect, budget, clock, true, printer);
  }
}
