package io.driftwarden.rego.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of a body, in an order in which each finds bound what it needs. */
public final class Block {
  private final List<Step.Test> tests = new ArrayList<>();
  private Step.@Nullable Branch branch;
  private @Nullable Block next;

  public Block(List<Step> steps) {
    this(Filter.applied(steps), 0);
  }

  /** Takes the tests up to a branch, which the rest of the steps comes after. */
  private Block(List<Step> steps, int start) {
    for (int i = start; i < steps.size() && branch == null; i++) {
      switch (steps.get(i)) {
        case Step.Test test -> tests.add(test);
        case Step.Branch found -> {
          branch = found;
          next = new Block(steps, i + 1);
        }
      }
    }
  }

  /** Hands each solution on until one is enough, and reports whether one was. */
  boolean each(Frame frame, Step.Rest rest) {
    for (int i = 0; i < tests.size(); i++) {
      if (!tests.get(i).holds(frame)) {
        return false;
      }
    }
    Block after = next;
    if (branch == null || after == null) {
      return rest.take(frame);
    }
    return frame.machine().branch(branch, frame, f -> after.each(f, rest));
  }

  boolean hasSolution(Frame frame) {
    Limits limits = frame.machine().limits();
    limits.enter();
    boolean has = each(frame, Step.Rest.ENOUGH);
    limits.leave();
    return has;
  }
}
