package io.driftwarden.rego.plan;

/** One step of a body. */
public sealed interface Step {

  /** A step that holds or doesn't, binding slots on its way. */
  non-sealed interface Test extends Step {
    boolean holds(Frame frame);
  }

  /** A step with any number of solutions. */
  non-sealed interface Branch extends Step {
    /** Hands each solution to {@code rest} until that returns true, and returns what it did. */
    boolean each(Frame frame, Rest rest);
  }

  /** What is done with a solution; true ends the search. */
  @FunctionalInterface
  interface Rest {
    /** Ends the search at the first solution. */
    Rest ENOUGH = _ -> true;

    boolean take(Frame frame);
  }
}
