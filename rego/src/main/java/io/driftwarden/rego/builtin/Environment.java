package io.driftwarden.rego.builtin;

import java.time.Instant;

/** What builtins see of the evaluation that calls them. */
public interface Environment {
  /** Returns the moment that the whole evaluation takes place in. */
  Instant now();

  /** Returns what all that looks like chance follows from. */
  long seed();

  /** Counts elements or characters that are about to be made against the budget. */
  void charge(long size);

  /** Takes a line of {@code trace}, which only an observer sees. */
  void note(String line);
}
