package io.driftwarden.controller.target;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.render.Stack;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A live world: a cluster or an account. */
public interface Target extends AutoCloseable {
  /** Returns the name under which the server's configuration knows it. */
  String name();

  /** Returns the kinds of stack that it takes. */
  Set<Stack.Kind> kinds();

  /**
   * Returns what planning a head would run that planning its base would not: someone who may push
   * has to ask for it first.
   *
   * @param base empty where the base has no such stack
   */
  default List<Diagnostic> precautions(Desired head, Optional<Desired> base) {
    return List.of();
  }

  /**
   * Returns what applying would change, without changing anything.
   *
   * @param inventory what the last apply of the stack left
   * @throws TargetException if the target cannot be asked
   */
  Plan plan(Desired desired, Inventory inventory);

  /**
   * Makes the target be as desired; what the inventory names and is not desired any more is
   * deleted. Applying the same twice changes nothing the second time.
   *
   * @param consent asked where the plan knows more than what was rendered
   */
  Application apply(Desired desired, Inventory inventory, Consent consent);

  /** Compares what is desired with what is live. An untouched world is in sync. */
  Drift drift(Desired desired, Inventory inventory);

  /** Lets go of what it holds, and breaks off what it is about to do. */
  @Override
  default void close() {}
}
