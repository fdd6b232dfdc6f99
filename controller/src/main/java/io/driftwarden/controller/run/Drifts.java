package io.driftwarden.controller.run;

import io.driftwarden.controller.repo.RepositoryException;
import io.driftwarden.controller.report.DriftMarkdown;
import io.driftwarden.controller.run.Comparing.Found;
import io.driftwarden.controller.store.Apply;
import io.driftwarden.controller.store.DriftReport;
import io.driftwarden.controller.store.DriftReport.State;
import io.driftwarden.controller.store.Locks;
import io.driftwarden.controller.target.Drift;
import io.driftwarden.controller.target.Inventory;
import io.driftwarden.controller.target.Target;
import io.driftwarden.controller.target.TargetException;
import io.driftwarden.controller.view.Progress.Subject;
import io.driftwarden.policies.EngineException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks how places stand to git, and tells it on the pull request that last applied each. What was
 * told last is stored, and the same is not told again.
 */
final class Drifts {
  private static final Logger LOG = LoggerFactory.getLogger(Drifts.class);

  private final Desk desk;
  private final Served served;
  private final Comparing comparing;
  private final Locks places;

  /**
   * @param places held while a place's live world is changed or looked at
   */
  Drifts(Desk desk, Served served, Comparing comparing, Locks places) {
    this.desk = desk;
    this.served = served;
    this.comparing = comparing;
    this.places = places;
  }

  /** Returns the name under which the comparisons of a place recur. */
  static String name(Apply.Place place) {
    return "drift %s %s %s".formatted(place.repository(), place.target(), place.stack());
  }

  /** Looks at a place; one to which nothing was applied yet is left alone. */
  void check(Apply.Place place) {
    places.alone(
        place,
        () -> {
          desk.in(tx -> tx.applications().lastLive(place)).ifPresent(this::check);
          return place;
        });
  }

  /** Returns what places were last found to be. */
  Map<String, String> states(List<Apply.Place> all) {
    Map<String, String> states = new LinkedHashMap<>();
    for (Apply.Place place : all) {
      Optional<State> state = desk.in(tx -> tx.driftReports().find(place)).map(DriftReport::state);
      states.put(
          place.stack() + " at " + place.target(),
          state.map(Drifts::words).orElse("nothing was applied yet"));
    }
    return states;
  }

  private static String words(State state) {
    return switch (state) {
      case IN_SYNC -> "as git has it";
      case DRIFTED -> "not as git has it";
      case UNKNOWN -> "can't be compared";
    };
  }

  private void check(Apply last) {
    Apply.Place place = last.key().place();
    Optional<Site> site = Optional.ofNullable(served.sites().get(place.repository()));
    Optional<Target> target = Optional.ofNullable(served.targets().get(place.target()));
    Inventory inventory = desk.in(tx -> tx.applications().inventory(place));
    if (site.isPresent() && target.isPresent()) {
      desk.progress()
          .during(
              new Subject.Comparing(place),
              "compare",
              () -> {
                report(last, compared(site.get(), target.get(), last.key(), inventory));
                return place;
              });
    }
  }

  private Found compared(Site site, Target target, Apply.Key applied, Inventory inventory) {
    try {
      return comparing.compare(site, applied, target, inventory);
    } catch (TargetException | RepositoryException | EngineException e) {
      return Found.unknown(String.valueOf(e.getMessage()));
    }
  }

  private void report(Apply last, Found found) {
    Apply.Place place = last.key().place();
    Optional<DriftReport> before = desk.in(tx -> tx.driftReports().find(place));
    DriftReport now = now(last, found, before);
    desk.write(draft -> {
      draft.tx().driftReports().put(now);
      draft.tx().driftHistory().add(place, now.state(), found.detail());
      before
          .filter(old -> old.number() != now.number() && !old.report().isEmpty())
          .ifPresent(old ->
              draft.send(
                  place.repository(),
                  old.number(),
                  Markers.drift(place, markdown(place).toldOn(now.number()))));
      if (!now.report().isEmpty()) {
        draft.send(place.repository(), now.number(), Markers.drift(place, now.report()));
      }
    });
    if (before.map(old -> !old.equals(now)).orElse(now.state() != State.IN_SYNC)) {
      log(now, found);
    }
  }

  /**
   * An empty report stands for nothing told. That something can't be told is told the second time
   * only: a cluster may be away for a moment.
   */
  private static DriftReport now(Apply last, Found found, Optional<DriftReport> before) {
    Apply.Place place = last.key().place();
    DriftMarkdown markdown = markdown(place);
    String told =
        before.filter(old -> old.number() == last.number()).map(DriftReport::report).orElse("");
    return switch (found.drift()) {
      case Drift.Drifted drifted ->
          new DriftReport(
              place, last.number(), State.DRIFTED, markdown.drifted(drifted, found.findings()));
      case Drift.InSync _ ->
          new DriftReport(
              place, last.number(), State.IN_SYNC, told.isEmpty() ? "" : markdown.inSync());
      case Drift.Unknown unknown -> {
        boolean again = before.filter(old -> old.state() == State.UNKNOWN).isPresent();
        yield new DriftReport(
            place, last.number(), State.UNKNOWN, again ? markdown.unknown(unknown.reason()) : told);
      }
    };
  }

  private static DriftMarkdown markdown(Apply.Place place) {
    return new DriftMarkdown(place.stack(), place.target());
  }

  private static void log(DriftReport now, Found found) {
    Apply.Place place = now.place();
    String where =
        "stack=%s target=%s repository=%s pull=%d"
            .formatted(place.stack(), place.target(), place.repository(), now.number());
    switch (found.drift()) {
      case Drift.Drifted drifted ->
          LOG.warn(
              "drifted {} changes={} findings={}",
              where,
              drifted.changes().size(),
              found.findings().size());
      case Drift.InSync _ -> LOG.info("in-sync {}", where);
      case Drift.Unknown unknown ->
          LOG.warn("drift-unknown {} reason=\"{}\"", where, unknown.reason().replace('\n', ' '));
    }
  }
}
