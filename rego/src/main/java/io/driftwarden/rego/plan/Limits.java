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

  /** Returns limits that begin to count now; the time is in nanoseconds. */
  public Limits(long steps, long nanoseconds, long size, int depth) {
    this.mostSteps = steps;
    this.mostSize = size;
    this.deepest = depth;
    this.deadline = System.nanoTime() + nanoseconds;
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
    if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
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
