package io.driftwarden.controller.forge;

import java.util.Optional;

/**
 * A proposed change as a forge has it.
 *
 * @param head the newest commit's id
 * @param headRef the ref of this repository under which the head can be fetched
 * @param fork whether the head comes from another repository, where others may push
 * @param baseBranch the branch that it would be merged into, without {@code refs/heads/}
 * @param mergeCommit the commit that the base branch pointed to right after the merge
 */
public record PullRequest(
    int number,
    String title,
    String author,
    String head,
    String headRef,
    boolean fork,
    String baseBranch,
    State state,
    Optional<String> mergeCommit) {

  /** Where a pull request stands. */
  public enum State {
    OPEN,
    MERGED,
    CLOSED
  }
}
