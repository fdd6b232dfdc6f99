package io.driftwarden.controller.forge;

/**
 * The mark that a forge shows beside a commit.
 *
 * @param context what the status is about, such as {@code driftwarden}
 * @param description one line, at most 140 characters
 */
public record CommitStatus(String context, State state, String description) {
  /** What the mark says. */
  public enum State {
    PENDING,
    SUCCESS,
    FAILURE,
    ERROR
  }
}
