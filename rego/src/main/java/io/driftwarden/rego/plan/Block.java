package io.driftwarden.rego.plan;

import java.util.List;

/** The steps of a body, in an order in which each finds bound what it needs. */
public final class Block {
  private final Step[] steps;

  public Block(List<Step> steps) {
    this.steps = steps.toArray(Step[]::new);
  }

  /** Hands each solution on until one is enough, and reports whether one was. */
  boolean each(Frame frame, Step.Rest rest) {
    return from(0, frame, rest);
  }

  boolean hasSolution(Frame frame) {
    return frame.machine().nested(() -> from(0, frame, _ -> true));
  }

  private boolean from(int start, Frame frame, Step.Rest rest) {
    for (int i = start; i < steps.length; i++) {
      switch (steps[i]) {
        case Step.Test test -> {
          if (!test.holds(frame)) {
            return false;
          }
        }
        case Step.Branch branch -> {
          int next = i + 1;
          return frame.machine().branch(branch, frame, f -> from(next, f, rest));
        }
      }
    }
    return rest.take(frame);
  }
}
