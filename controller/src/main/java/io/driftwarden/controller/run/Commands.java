package io.driftwarden.controller.run;

import io.driftwarden.controller.forge.PullRequest;
import io.driftwarden.controller.forge.Remark;
import io.driftwarden.controller.report.Answer;
import io.driftwarden.controller.schedule.Job;
import io.driftwarden.controller.schedule.Worker;
import io.driftwarden.controller.store.Apply;
import io.driftwarden.controller.store.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what people who may push ask for in comments. Others get no answer, so that nobody can make
 * the server talk.
 */
final class Commands implements Worker {
  static final String KIND = "command";
  private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

  private final Desk desk;
  private final Map<String, Site> sites;
  private final Plannable plannable;
  private final Drifts drifts;

  Commands(Desk desk, Served served, Plannable plannable, Drifts drifts) {
    this.desk = desk;
    this.sites = served.sites();
    this.plannable = plannable;
    this.drifts = drifts;
  }

  /** Something that was asked for, with the pull request as it is now. */
  private record Order(Site site, Remark remark, PullRequest pull, Command command) {
    /** Returns the pull request's newest judgement that whoever asked can have seen. */
    Optional<Run> run(Desk desk) {
      return desk.in(tx ->
          tx.runs().of(site.name(), pull.head()).stream()
              .filter(run -> run.change().number() == pull.number())
              .findFirst()
              .filter(run -> tx.runs().judgedBy(run.change(), remark.at())));
    }
  }

  @Override
  public Outcome work(String id, int failures) {
    String[] parts = id.split(" ", 2);
    Optional<Remark> remark = desk.in(tx -> tx.remarks().waiting(parts[0], parts[1]));
    Optional<Site> site = Optional.ofNullable(sites.get(parts[0]));
    if (remark.isEmpty() || site.isEmpty()) {
      return new Outcome.Done();
    }
    try {
      obey(site.get(), remark.get());
      return new Outcome.Done();
    } catch (RuntimeException e) {
      return Trouble.of(e).again(failures);
    }
  }

  private void obey(Site site, Remark remark) {
    if (!site.forge().mayWrite(remark.author())) {
      LOG.warn(
          "ignored-command repository={} pull={} author={}",
          site.name(),
          remark.number(),
          remark.author());
      desk.write(draft -> draft.tx().remarks().done(site.name(), remark.id()));
      return;
    }
    var asked =
        new Order(
            site, remark, site.forge().pullRequest(remark.number()), Command.of(remark.text()));
    LOG.info(
        "command={} repository={} pull={} author={}",
        asked.command().verb(),
        site.name(),
        remark.number(),
        remark.author());
    switch (asked.command().verb()) {
      case PLAN -> plan(asked);
      case APPLY -> apply(asked);
      case DRIFT -> drift(asked);
      case HELP -> answer(asked, Answer.help(), List.of());
    }
  }

  /** Stores the answer with the work that was asked for, so that neither is done twice. */
  private void answer(Order asked, String text, List<Job> jobs) {
    String repository = asked.site().name();
    desk.write(draft -> {
      if (draft.tx().remarks().waiting(repository, asked.remark().id()).isPresent()) {
        draft.tx().remarks().done(repository, asked.remark().id());
        jobs.forEach(draft.jobs());
        draft.send(repository, asked.remark().number(), Markers.answer(asked.remark().id(), text));
      }
    });
  }

  private void plan(Order asked) {
    if (asked.pull().state() != PullRequest.State.OPEN) {
      answer(asked, Answer.notOpen(), List.of());
      return;
    }
    Optional<Run> run = asked.run(desk);
    if (run.isEmpty()) {
      answer(asked, Answer.notJudged(), List.of());
      return;
    }
    List<Apply.Place> places = plannable.asked(run.get(), asked.command().stack());
    boolean watched = asked.pull().baseBranch().equals(asked.site().commits().branch());
    if (places.isEmpty() || !watched) {
      answer(asked, Answer.nothing(), List.of());
      return;
    }
    answer(
        asked,
        Answer.planning(names(places)),
        places.stream()
            .map(place -> PlanJob.of(run.get(), place, asked.remark().id()).job())
            .toList());
  }

  private void apply(Order asked) {
    switch (asked.pull().state()) {
      case OPEN -> applyEarly(asked);
      case MERGED -> applyAgain(asked);
      case CLOSED -> answer(asked, Answer.notOpen(), List.of());
    }
  }

  /** Whether it may be applied is decided when its turn comes, since all may change until then. */
  private void applyEarly(Order asked) {
    Optional<Run> run = asked.run(desk);
    if (run.isEmpty()) {
      answer(asked, Answer.notJudged(), List.of());
      return;
    }
    land(
        asked,
        plannable.of(asked.site().name(), asked.command().stack()).stream()
            .filter(place -> Plannable.affects(run.get(), place))
            .map(place ->
                new Landing(
                    asked.pull().number(),
                    new Apply.Key(asked.pull().head(), place, asked.remark().id())))
            .toList());
  }

  /** What a merge brought is brought once more, where nothing newer took its place. */
  private void applyAgain(Order asked) {
    List<Landing> landings = new ArrayList<>();
    for (Apply.Place place : plannable.of(asked.site().name(), asked.command().stack())) {
      desk.in(tx -> tx.applications().lastLive(place))
          .filter(last -> last.number() == asked.pull().number())
          .map(last -> new Apply.Key(last.key().revision(), place, asked.remark().id()))
          .ifPresent(key -> landings.add(new Landing(asked.pull().number(), key)));
    }
    land(asked, landings);
  }

  private void land(Order asked, List<Landing> landings) {
    List<Apply.Place> places = landings.stream().map(landing -> landing.key().place()).toList();
    answer(
        asked,
        places.isEmpty() ? Answer.nothing() : Answer.applying(names(places)),
        landings.stream().map(Landing::job).toList());
  }

  private void drift(Order asked) {
    List<Apply.Place> places = plannable.of(asked.site().name(), asked.command().stack());
    places.forEach(drifts::check);
    answer(
        asked,
        places.isEmpty() ? Answer.nothing() : Answer.compared(drifts.states(places)),
        List.of());
  }

  private static List<String> names(List<Apply.Place> places) {
    return places.stream().map(place -> place.stack() + " at " + place.target()).toList();
  }
}
