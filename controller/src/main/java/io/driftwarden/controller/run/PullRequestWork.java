package io.driftwarden.controller.run;

import io.driftwarden.controller.store.Locks;
import io.driftwarden.controller.view.Progress;
import io.driftwarden.controller.view.Progress.Subject.Judging;
import java.util.Optional;

/** Looks into pull requests, one at a time each. */
final class PullRequestWork {
  private final Steps<Stage> steps;
  private final Locks pulls;
  private final Progress progress;

  PullRequestWork(Steps<Stage> steps, Desk desk) {
    this.steps = steps;
    this.pulls = desk.locks("pull");
    this.progress = desk.progress();
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
        news.site().name() + " " + news.number(),
        () ->
            progress.during(
                new Judging(news.site().name(), news.number()),
                steps.names(),
                watcher -> steps.toldTo(watcher).from(new Stage.Told(news))));
  }
}
