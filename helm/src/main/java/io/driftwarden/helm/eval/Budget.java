package io.driftwarden.helm.eval;

import io.driftwarden.helm.value.BadArgument;

/** How much work one rendering may do. */
public final class Budget {
  /** Far more than any chart that people use takes; the largest public ones stay under 10 %. */
  private static final long MOST_STEPS = 2_000_000;

  /** Characters and items that are looked at or made; the largest public charts take a quarter. */
  private static final long MOST_WORK = 64L << 20;

  private static final int DEEPEST = 250;

  /** What a part of the work took. */
  record Spent(long steps, long work) {}

  private long steps = MOST_STEPS;
  private long work = MOST_WORK;
  private int depth;

  /** Begins a template; the one before may have ended at an error, deep inside. */
  void begin() {
    depth = 0;
  }

  void step() {
    steps(1);
  }

  private void steps(long amount) {
    steps -= amount;
    if (steps < 0) {
      throw new BadArgument(
          "Chart takes too long",
          "Rendering it takes more than %,d steps. Look for a loop that never ends."
              .formatted(MOST_STEPS));
    }
  }

  /** Counts characters and items that are looked at or made, whether or not they are written. */
  void spend(long amount) {
    work -= amount;
    if (work < 0) {
      throw new BadArgument(
          "Chart makes too much text",
          "More than %d million characters and items are worked on. Look for a text or list that grows in a loop."
              .formatted(MOST_WORK >> 20));
    }
  }

  /** Counts again what was done before and need not be done now. */
  void spend(Spent spent) {
    steps(spent.steps());
    spend(spent.work());
  }

  /** Returns what has been spent so far. */
  Spent spent() {
    return new Spent(MOST_STEPS - steps, MOST_WORK - work);
  }

  /** Returns what has been spent since. */
  Spent since(Spent before) {
    Spent now = spent();
    return new Spent(now.steps() - before.steps(), now.work() - before.work());
  }

  void enter() {
    enter(1);
  }

  /** Goes as many levels deeper as what begins takes of the stack. */
  void enter(int levels) {
    depth += levels;
    if (depth > DEEPEST) {
      throw new BadArgument(
          "Templates are nested too deep",
          "More than %d blocks and includes are open at once. Look for a template that includes itself."
              .formatted(DEEPEST));
    }
  }

  void leave() {
    leave(1);
  }

  void leave(int levels) {
    depth -= levels;
  }
}
