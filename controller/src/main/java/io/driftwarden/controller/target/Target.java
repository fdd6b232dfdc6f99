package io.driftwarden.controller.target;

/** A live world: a cluster or an account. */
public interface Target {
  /** Returns the name under which the server's configuration knows it. */
  String name();

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
}
