package io.driftwarden.controller.run;

import io.driftwarden.controller.forge.PullRequest;
import io.driftwarden.controller.repo.Merge;
import io.driftwarden.controller.store.Run;
import io.driftwarden.diagnostics.Sources;
import io.driftwarden.policies.EngineException;

/** How far the news of a pull request has come. */
sealed interface Stage {
  News news();

  /** Something may have happened. */
  record Told(News news) implements Stage {}

  /** It is open, with the head that the forge has now. */
  record Proposed(News news, PullRequest pull) implements Stage {}

  /** It is to be judged against the commit that its base branch points to. */
  record Mergeable(News news, PullRequest pull, String base, Merge merge) implements Stage {}

  /**
   * It has a verdict.
   *
   * @param known whether the store has it from before
   * @param sources the texts that the findings point into
   */
  record Judged(News news, PullRequest pull, Run run, boolean known, Sources sources)
      implements Stage {}

  /** It can't be judged before a person mends something. */
  record Unreadable(News news, PullRequest pull, String why) implements Stage {}

  /** Nobody could judge it now; that may pass. */
  record Unjudged(News news, PullRequest pull, EngineException why) implements Stage {}

  /** It was merged. */
  record Merged(News news, PullRequest pull) implements Stage {}

  /** It was given up. */
  record Closed(News news, PullRequest pull) implements Stage {}
}
