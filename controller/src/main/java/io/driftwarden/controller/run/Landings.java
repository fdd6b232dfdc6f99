package io.driftwarden.controller.run;

import io.driftwarden.controller.run.Course.Ground;
import io.driftwarden.controller.schedule.Worker;
import io.driftwarden.controller.store.Apply;
import io.driftwarden.controller.store.Locks;
import io.driftwarden.controller.target.Application;
import io.driftwarden.controller.target.Target;
import io.driftwarden.controller.view.Progress.Subject;
import io.driftwarden.diagnostics.DiagnosticException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings merges to their targets, one at a time each place, and tells how it went. */
final class Landings implements Worker {
  private static final Logger LOG = LoggerFactory.getLogger(Landings.class);

  private final Desk desk;
  private final Served served;
  private final Steps<Course> steps;
  private final Locks places;

  /**
   * @param places held while a place's live world is changed or looked at
   */
  Landings(Desk desk, Served served, Steps<Course> steps, Locks places) {
    this.desk = desk;
    this.served = served;
    this.steps = steps;
    this.places = places;
  }

  @Override
  public Outcome work(String id, int failures) {
    Landing landing = Landing.of(id);
    return places.alone(landing.key().place(), () -> land(landing, failures));
  }

  private Outcome land(Landing landing, int failures) {
    Apply.Place place = landing.key().place();
    Site site = served.sites().get(place.repository());
    Target target = served.targets().get(place.target());
    if (site == null || target == null) {
      return forgotten(landing);
    }
    Ground ground = new Ground(landing, site, target, failures);
    try {
      return told(course(ground));
    } catch (RuntimeException e) {
      Trouble trouble = Trouble.of(e);
      wait(landing, trouble.message());
      return trouble.again(failures);
    }
  }

  private Course course(Ground ground) {
    try {
      Landing landing = ground.landing();
      return desk.progress()
          .during(
              new Subject.Applying(landing.key().place(), landing.number()),
              steps.names(),
              watcher -> steps.toldTo(watcher).from(new Course.Due(ground)));
    } catch (DiagnosticException e) {
      return new Course.Decided(
          ground, new Application.Refused("the stack can't be read: " + e.getMessage()));
    }
  }

  private Outcome told(Course course) {
    return switch (course) {
      case Course.Decided(Ground ground, Application outcome) -> {
        end(ground.landing(), outcome);
        yield new Outcome.Done();
      }
      case Course.Waiting(Ground ground, String why) -> {
        wait(ground.landing(), why);
        yield new Trouble(Trouble.Cure.TIME, why).again(ground.failures());
      }
      case Course.Over _ -> new Outcome.Done();
      case Course.Due _, Course.Resumed _, Course.Allowed _, Course.Rendered _, Course.Begun _ ->
          throw new IllegalStateException("the steps ended halfway: " + course);
    };
  }

  private void wait(Landing landing, String why) {
    if (desk.isClosing()) {
      return;
    }
    desk.write(draft -> {
      if (draft.tx().applications().wait(landing.key(), landing.number(), why)) {
        LOG.warn("waiting {} reason=\"{}\"", landing.words(), oneLine(why));
        tell(draft, landing);
      }
    });
  }

  private void end(Landing landing, Application outcome) {
    desk.write(draft -> {
      var applications = draft.tx().applications();
      if (applications.find(landing.key()).isEmpty()) {
        applications.begin(landing.key(), landing.number());
      }
      applications.end(landing.key(), outcome);
      tell(draft, landing);
    });
    log(landing.words(), outcome);
  }

  private void tell(Draft draft, Landing landing) {
    String repository = landing.key().place().repository();
    draft.send(
        repository, landing.number(), VerdictComment.now(draft.tx(), repository, landing.number()));
  }

  /** The configuration has changed since the merge; what was begun may be half done. */
  private Outcome forgotten(Landing landing) {
    LOG.warn("dropped {} reason=\"the configuration no longer has it\"", landing.words());
    boolean begun = desk.in(tx -> tx.applications().find(landing.key()).isPresent());
    if (begun) {
      end(landing, new Application.Unknown("the server's configuration no longer has the target"));
    }
    return new Outcome.Done();
  }

  private static void log(String words, Application outcome) {
    switch (outcome) {
      case Application.Applied applied ->
          LOG.info("applied {} changed={}", words, applied.changed());
      case Application.Partly partly ->
          LOG.error("partly-applied {} reason=\"{}\"", words, oneLine(partly.problem()));
      case Application.Refused refused ->
          LOG.warn("refused {} reason=\"{}\"", words, oneLine(refused.reason()));
      case Application.Superseded superseded ->
          LOG.info("superseded {} by={}", words, superseded.by());
      case Application.Unknown unknown ->
          LOG.error("unknown {} reason=\"{}\"", words, oneLine(unknown.reason()));
    }
  }

  private static String oneLine(String text) {
    return text.replace('\n', ' ');
  }
}
