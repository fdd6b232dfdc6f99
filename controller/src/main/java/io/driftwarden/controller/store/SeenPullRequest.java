package io.driftwarden.controller.store;

import io.driftwarden.controller.forge.PullRequest;

/** A pull request as it was last seen. */
public record SeenPullRequest(int number, String head, String baseBranch, PullRequest.State state) {

  /** Reports whether a pull request is still as it was seen. */
  public boolean shows(PullRequest now) {
    return head.equals(now.head()) && baseBranch.equals(now.baseBranch()) && state == now.state();
  }
}
