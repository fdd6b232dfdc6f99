package io.driftwarden.controller.run;

import java.util.Optional;

/** Looks into pull requests, one at a time each. */
final class PullRequestWork {
  private final Steps<Stage> steps;
  private final Stripes pulls = new Stripes();

  PullRequestWork(Steps<Stage> steps) {
    this.steps = steps;
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
