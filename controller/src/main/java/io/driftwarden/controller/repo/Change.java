package io.driftwarden.controller.repo;

import java.util.Optional;

/**
 * A proposed change of the built-in git server.
 *
 * @param title the first line of the newest commit's message
 * @param author as the newest commit names them
 * @param head the newest commit
 * @param branch the branch that it would be merged into, without refs/heads/
 * @param merged the commit that the branch pointed to right after the merge
 */
public record Change(
    int number,
    String title,
    String author,
    String head,
    String branch,
    State state,
    Optional<String> merged) {

  /** Where a change stands. */
  public enum State {
    OPEN,
    MERGED,
    CLOSED
  }

  /** Returns the ref under which the newest commit can be fetched. */
  public String ref() {
    return Changes.HEADS + number + "/head";
  }

  Change mergedAs(String commit) {
    return new Change(number, title, author, head, branch, State.MERGED, Optional.of(commit));
  }

  Change closed() {
    return new Change(number, title, author, head, branch, State.CLOSED, Optional.empty());
  }
}
