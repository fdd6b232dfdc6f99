package io.driftwarden.controller.forge;

import java.time.Instant;
import java.util.List;

/**
 * One repository's pull requests, wherever they live. Each call may take as long as the network
 * does; all throw {@link ForgeException}.
 */
public interface Forge {
  /** Returns the pull requests that are open now. */
  List<PullRequest> openPullRequests();

  /**
   * Returns the pull requests that were merged or closed last, or that something was said of since;
   * fifty of them where there are so many.
   */
  List<PullRequest> lastClosedPullRequests();

  /** Returns a pull request as it is now. */
  PullRequest pullRequest(int number);

  /** Returns the approvals that count now; whether one is of the newest commit its head tells. */
  List<Approval> approvals(int number);

  /** Reports whether a user may push to the repository. */
  boolean mayWrite(String login);

  /** Returns what was said on pull requests at or after an instant, without what we said. */
  List<Remark> remarksSince(Instant since);

  /** Shows a status on a commit; a later one of the same context replaces it. */
  void setStatus(String sha, CommitStatus status);

  /**
   * Edits the comment that holds a marker, or writes it where there is none.
   *
   * @param marker a hidden text that only this comment holds, already part of the body
   */
  void upsertComment(int number, String marker, String body);
}
