package io.driftwarden.rego.plan;

import io.driftwarden.diagnostics.DiagnosticException;

/** Counts what an evaluation uses against its budget. */
public final class Limits {
  private static final int TICKS_PER_LOOK = 1024;

  private final long mostSteps;
  private final long mostSize;
  private final int deepest;
  private final long deadline;
  private long steps;
  private long size;
  private int depth;
  private volatile boolean cancelled;

  /** Returns limits that begin to count now; the deadline is one of {@link System#nanoTime}. */
  public Limits(long steps, long deadline, long size, int depth) {
    this.mostSteps = steps;
    this.mostSize = size;
    this.deepest = depth;
    this.deadline = deadline;
  }

  /** Reports whether so much is free that it doesn't matter who of several threads uses it. */
  boolean isHalfFree() {
    return steps < mostSteps / 2 && size < mostSize / 2;
  }

  /** Returns limits for another thread: what is free, except for a half that is kept. */
  Limits share() {
    return new Limits(mostSteps / 2 - steps, deadline, mostSize / 2 - size, deepest - depth);
  }

  /** Adds what another thread has used. */
  void add(Limits other) {
    steps += other.steps;
    size += other.size;
    if (!isHalfFree()) {
      throw new DividedException();
    }
  }

  /** Ends the evaluation at the next look. */
  void cancel() {
    cancelled = true;
  }

  /**
   * Counts a step.
   *
   * @throws DiagnosticException when it was one too many or too late
   */
  void step() {
    steps++;
    if (steps > mostSteps) {
      throw Failures.budget(
          "It took more than %d steps.".formatted(mostSteps), "Narrow the loops of the policy.");
    }
    if (steps % TICKS_PER_LOOK == 0) {
      look();
    }
  }

  private void look() {
    boolean late = System.nanoTime() - deadline > 0;
    if (late || cancelled || Thread.currentThread().isInterrupted()) {
      throw Failures.budget("It took too long.", "Narrow the loops of the policy.");
    }
  }

  void charge(long more) {
    size += more;
    if (size > mostSize || size < 0) {
      throw Failures.budget(
          "It made more than %d elements and characters.".formatted(mostSize),
          "Make smaller values.");
    }
  }

  long steps() {
    return steps;
  }

  void enter() {
    step();
    depth++;
    if (depth > deepest) {
      throw Failures.budget(
          "Rules and loops are nested more than %d deep.".formatted(deepest),
          "Break the chain of rules.");
    }
  }

  void leave() {
    depth--;
  }
}
