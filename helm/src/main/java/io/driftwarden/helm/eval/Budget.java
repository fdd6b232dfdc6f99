package io.driftwarden.helm.eval;

import io.driftwarden.helm.value.BadArgument;

/** How much work one rendering may do. */
public final class Budget {
  /** Far more than any chart that people use takes; the largest public ones stay under 1 %. */
  private static final long MOST_STEPS = 5_000_000;

  private static final long MOST_CHARACTERS = 64L << 20;
  private static final int DEEPEST = 400;

  private long steps = MOST_STEPS;
  private long characters = MOST_CHARACTERS;
  private int depth;

  /** Begins a template; the one before may have ended at an error, deep inside. */
  void begin() {
    depth = 0;
  }

  void step() {
    if (--steps < 0) {
      throw new BadArgument(
          "Chart takes too long",
          "Rendering it takes more than %,d steps. Look for a loop that never ends."
              .formatted(MOST_STEPS));
    }
  }

  /** Counts text that was made, whether or not it is written. */
  void made(int length) {
    characters -= length;
    if (characters < 0) {
      throw new BadArgument(
          "Chart makes too much text",
          "More than %d MB of text are made. Look for a text that grows in a loop."
              .formatted(MOST_CHARACTERS >> 20));
    }
  }

  void enter() {
    if (++depth > DEEPEST) {
      throw new BadArgument(
          "Templates are nested too deep",
          "More than %d blocks and includes are open at once. Look for a template that includes itself."
              .formatted(DEEPEST));
    }
  }

  void leave() {
    depth--;
  }
}
