package io.driftwarden.controller.run;

import io.driftwarden.controller.forge.CommitStatus;
import io.driftwarden.controller.forge.PullRequest;
import io.driftwarden.controller.gate.Verdict;
import io.driftwarden.controller.report.MarkdownReport;
import io.driftwarden.controller.report.StatusLine;
import io.driftwarden.controller.run.Steps.Step;
import io.driftwarden.controller.schedule.Job;
import io.driftwarden.controller.store.Apply;
import io.driftwarden.controller.store.Message;
import io.driftwarden.controller.store.Run;
import io.driftwarden.controller.store.SeenPullRequest;
import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Sources;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The step that stores what is known of a pull request, what to tell of it and what to do next. */
final class Recording {
  private static final Logger LOG = LoggerFactory.getLogger(Recording.class);
  private static final String CONTEXT = "driftwarden";

  private final Desk desk;
  private final Plannable plannable;

  Recording(Desk desk, Plannable plannable) {
    this.desk = desk;
    this.plannable = plannable;
  }

  Step<Stage> step() {
    return new Step<>("record", this::record);
  }

  private Stage record(Stage stage) {
    switch (stage) {
      case Stage.Judged judged -> record(judged);
      case Stage.Unreadable unreadable ->
          record(unreadable, unreadable.pull(), unreadable(unreadable.why()));
      case Stage.Unjudged unjudged ->
          record(unjudged, unjudged.pull(), unjudged.why().diagnostic());
      case Stage.Merged merged -> record(merged);
      case Stage.Closed closed -> desk.write(draft -> handled(draft, closed, closed.pull()));
      case Stage.Told _, Stage.Proposed _, Stage.Mergeable _ ->
          throw new IllegalStateException("not known yet what to record: " + stage);
    }
    return stage;
  }

  private static void handled(Draft draft, Stage stage, PullRequest pull) {
    draft.tx().pullRequests().saw(stage.news().site().name(), pull);
    draft.tx().inbox().handled(stage.news().deliveries());
  }

  private void record(Stage.Judged judged) {
    Run run = judged.run();
    desk.write(draft -> {
      handled(draft, judged, judged.pull());
      if (!judged.known()) {
        draft.tx().runs().put(run);
      }
      tell(draft, judged.pull(), judged.news(), run.verdict());
      List<Apply.Place> planned =
          judged.pull().baseBranch().equals(judged.news().site().commits().branch())
              ? plannable.byItself(run)
              : List.of();
      planned.stream()
          .map(place -> PlanJob.of(run, place, PlanJob.NOBODY).job())
          .forEach(draft.jobs());
      PlanStatus.tell(draft, run, planned);
      draft.send(
          run.change().repository(),
          run.change().number(),
          VerdictComment.judged(draft.tx(), run, planned));
    });
    if (!judged.known()) {
      LOG.info(
          "judged repository={} pull={} head={} base={} outcome={}",
          run.change().repository(),
          run.change().number(),
          run.change().head(),
          run.change().base(),
          run.verdict().outcome());
    }
  }

  private static Diagnostic unreadable(String why) {
    return Diagnostic.error("unreadable", "Repository can't be read", why, null);
  }

  /** Stays unhandled, so that it is tried again. */
  private void record(Stage stage, PullRequest pull, Diagnostic why) {
    Verdict verdict = Verdict.error(List.of(why));
    News news = stage.news();
    desk.write(draft -> {
      tell(draft, pull, news, verdict);
      draft.send(
          news.site().name(),
          news.number(),
          Markers.verdict(MarkdownReport.of(verdict, Sources.NONE)));
    });
  }

  private static void tell(Draft draft, PullRequest pull, News news, Verdict verdict) {
    CommitStatus.State state =
        switch (verdict.outcome()) {
          case PASS, WARN -> CommitStatus.State.SUCCESS;
          case FAIL -> CommitStatus.State.FAILURE;
          case ERROR -> CommitStatus.State.ERROR;
        };
    var status = new CommitStatus(context(news.site(), pull), state, StatusLine.of(verdict));
    draft.send(news.site().name(), news.number(), new Message.Status(pull.head(), status));
  }

  /**
   * The rules come from the base, so a status counts for its base only: otherwise a second pull
   * request of the same head, into a branch with rules of its author's, would pass the first.
   */
  private static String context(Site site, PullRequest pull) {
    return pull.baseBranch().equals(site.commits().branch())
        ? CONTEXT
        : CONTEXT + "/" + pull.baseBranch();
  }

  private void record(Stage.Merged merged) {
    Site site = merged.news().site();
    PullRequest pull = merged.pull();
    desk.write(draft -> {
      Optional<SeenPullRequest> seen = draft.tx().pullRequests().find(site.name(), pull.number());
      handled(draft, merged, pull);
      if (isNew(merged, seen)) {
        pull.mergeCommit().stream()
            .flatMap(commit -> jobs(site, pull, commit).stream())
            .forEach(draft.jobs());
      }
    });
  }

  /** Old news of a merge that was never ours to see must not bring an old commit back. */
  private static boolean isNew(Stage.Merged merged, Optional<SeenPullRequest> seen) {
    Site site = merged.news().site();
    String branch = site.commits().branch();
    return merged.pull().baseBranch().equals(branch)
        && seen.map(before -> before.state() != PullRequest.State.MERGED)
            .orElseGet(() -> merged.pull().mergeCommit().equals(site.tip(branch)));
  }

  private List<Job> jobs(Site site, PullRequest pull, String commit) {
    LOG.info("merged repository={} pull={} commit={}", site.name(), pull.number(), commit);
    return plannable.of(site.name(), Optional.empty()).stream()
        .map(place -> new Landing(pull.number(), Apply.Key.merged(commit, place)).job())
        .toList();
  }
}
