package io.driftwarden.controller.store;

/**
 * How a stack was last found to stand to its target.
 *
 * @param number the pull request on which it is told
 * @param report the comment's text; empty where there is nothing to tell
 */
public record DriftReport(Apply.Place place, int number, State state, String report) {
  /** What was found. */
  public enum State {
    IN_SYNC,
    DRIFTED,
    UNKNOWN
  }
}
