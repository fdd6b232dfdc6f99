package io.driftwarden.controller.target;

/** How an apply ended. */
public sealed interface Application {
  /** All of it is live. */
  record Applied(Inventory inventory, int changed) implements Application {}

  /**
   * Some of it is live.
   *
   * @param inventory what is live now, what was there before included
   * @param problem the first thing that went wrong, without secrets
   */
  record Partly(Inventory inventory, String problem) implements Application {}

  /** Nothing was touched, because a condition did not hold. */
  record Refused(String reason) implements Application {}

  /** Nothing was touched, because a newer revision takes its place. */
  record Superseded(String by) implements Application {}

  /** What was touched cannot be known; a person must look. */
  record Unknown(String reason) implements Application {}
}
