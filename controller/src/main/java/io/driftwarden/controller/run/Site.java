package io.driftwarden.controller.run;

import io.driftwarden.controller.forge.Forge;
import io.driftwarden.controller.repo.Revisions;
import java.util.Optional;

/**
 * A repository that is served: who keeps its pull requests, where its commits are read, and what
 * judges them.
 *
 * @param approvals how many the newest commit needs to be applied before the merge, where it may be
 * @param examination of its changes
 */
record Site(
    String name,
    Forge forge,
    Commits commits,
    Optional<Integer> approvals,
    Examination examination) {
  Revisions revisions() {
    return commits.revisions();
  }

  /** Returns the commit that a branch pointed to when the commits were last fetched. */
  Optional<String> tip(String branch) {
    return revisions().resolve("refs/heads/" + branch);
  }
}
