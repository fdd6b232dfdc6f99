package io.driftwarden.controller.run;

import io.driftwarden.controller.store.Locks;
import java.util.Optional;

/** Looks into pull requests, one at a time each. */
final class PullRequestWork {
  private final Steps<Stage> steps;
  private final Locks pulls;

  /**
   * @param pulls held while a pull request is looked into
   */
  PullRequestWork(Steps<Stage> steps, Locks pulls) {
    this.steps = steps;
    this.pulls = pulls;
  }

  /** Does what the news calls for; returns what a person must mend before it could be done. */
  Optional<String> handle(News news) {
    return look(news) instanceof Stage.Unreadable unreadable
        ? Optional.of(unreadable.why())
        : Optional.empty();
  }

  /** Does what the news calls for, and returns how far it came. */
  Stage look(News news) {
    return pulls.alone(
        news.site().name() + " " + news.number(), () -> steps.from(new Stage.Told(news)));
  }
}
