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

  /** Does what the news calls for; returns what must be mended before it can be done. */
  Optional<Trouble> handle(News news) {
    return switch (look(news)) {
      case Stage.Unreadable unreadable ->
          Optional.of(new Trouble(Trouble.Cure.PERSON, unreadable.why()));
      case Stage.Unjudged unjudged -> Optional.of(Trouble.of(unjudged.why()));
      default -> Optional.empty();
    };
  }

  /** Does what the news calls for, and returns how far it came. */
  Stage look(News news) {
    return pulls.alone(
        news.site().name() + " " + news.number(), () -> steps.from(new Stage.Told(news)));
  }
}
