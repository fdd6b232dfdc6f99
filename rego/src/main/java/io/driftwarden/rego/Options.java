package io.driftwarden.rego;

import java.time.Clock;
import java.util.function.Consumer;

/**
 * How policies are compiled and evaluated.
 *
 * @param clock what {@code time.now_ns} reads, once for each evaluation
 * @param seed what {@code rand.intn} and {@code uuid.rfc4122} follow from
 * @param strictErrors whether a builtin's error ends the evaluation; else the call is undefined
 * @param strict whether modules may neither leave names unused nor hide others
 * @param printer takes the lines of {@code print}, from any thread that evaluates
 */
public record Options(
    Dialect dialect,
    Budget budget,
    Clock clock,
    long seed,
    boolean strictErrors,
    boolean strict,
    Consumer<String> printer) {
  /** Modules of either dialect, the default budget, the system's clock, errors undefined. */
  public static final Options DEFAULT =
      new Options(Dialect.AUTO, Budget.DEFAULT, Clock.systemUTC(), 0, false, false, _ -> {});

  public Options with(Dialect other) {
    return new Options(other, budget, clock, seed, strictErrors, strict, printer);
  }

  public Options with(Budget other) {
    return new Options(dialect, other, clock, seed, strictErrors, strict, printer);
  }

  public Options with(Clock other) {
    return new Options(dialect, budget, other, seed, strictErrors, strict, printer);
  }

  public Options withSeed(long other) {
    return new Options(dialect, budget, clock, other, strictErrors, strict, printer);
  }

  public Options with(Consumer<String> other) {
    return new Options(dialect, budget, clock, seed, strictErrors, strict, other);
  }

  public Options withStrictErrors() {
    return new Options(dialect, budget, clock, seed, true, strict, printer);
  }

  /** Returns these options with the checks of {@code --strict}. */
  public Options withStrictChecks() {
    return new Options(dialect, budget, clock, seed, strictErrors, true, printer);
  }
}
