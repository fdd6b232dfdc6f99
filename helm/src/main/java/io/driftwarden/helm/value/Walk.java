package io.driftwarden.helm.value;

/**
 * Counts the steps of one walk through a value: a mapping may have been put into itself, and a list
 * may hold another so often that walking through it would never end.
 */
public final class Walk {
  /** The most levels that a value may have; a mapping put into itself goes deeper. */
  private static final int DEEPEST = 250;

  private static final int TEXT_PER_STEP = 64;

  private final int most;
  private int steps;

  /** Makes a walk of a length that takes well under a second. */
  public Walk() {
    this(2_000_000);
  }

  public Walk(int most) {
    this.most = most;
  }

  /**
   * Counts a step to a level.
   *
   * @throws BadArgument if no sound value is so deep or so large
   */
  public void step(int depth) {
    if (depth > DEEPEST) {
      throw new BadArgument(
          "Value is nested too deep",
          "The value is nested more than %d levels deep, or contains itself.".formatted(DEEPEST));
    }
    count(1);
  }

  /** Counts text that is looked at. */
  public void text(int length) {
    count(length / TEXT_PER_STEP);
  }

  private void count(int more) {
    steps += more;
    if (steps > most) {
      throw new BadArgument(
          "Value is too large", "The value is too large: it holds the same parts again and again.");
    }
  }

  /** Returns how many steps there were. */
  public int steps() {
    return steps;
  }
}
