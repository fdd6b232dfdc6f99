package io.driftwarden.controller.run;

import io.driftwarden.controller.forge.PullRequest;
import io.driftwarden.controller.gate.Verdict;
import io.driftwarden.controller.repo.Merge;
import io.driftwarden.controller.schedule.Backoff;
import io.driftwarden.controller.schedule.Worker;
import io.driftwarden.controller.store.Locks;
import io.driftwarden.controller.store.Planned;
import io.driftwarden.controller.store.Planned.Result;
import io.driftwarden.controller.store.Run;
import io.driftwarden.controller.target.Desired;
import io.driftwarden.controller.target.Inventory;
import io.driftwarden.controller.target.Plan;
import io.driftwarden.controller.target.Target;
import io.driftwarden.controller.target.TargetException;
import io.driftwarden.controller.view.Progress;
import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.policies.EngineException;
import io.driftwarden.render.Rendering;
import io.driftwarden.render.Stack;
import io.driftwarden.render.stack.StackRenderer;
import io.driftwarden.render.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans pull requests at their targets. A plan runs tools with the target's credentials, so only
 * what people who may push have written, or have looked at, is planned.
 */
final class Planning implements Worker {
  private static final Logger LOG = LoggerFactory.getLogger(Planning.class);

  /**
   * How often what failed is tried again: a target may be away, and a configuration stays wrong.
   */
  private static final int MOST_TRIES = 2;

  private final Desk desk;
  private final Served served;
  private final StackRenderer renderer;
  private final Plannable plannable;
  private final Locks places;

  /**
   * @param places held while a place's live world is changed or looked at
   */
  Planning(Desk desk, Served served, StackRenderer renderer, Plannable plannable, Locks places) {
    this.desk = desk;
    this.served = served;
    this.renderer = renderer;
    this.plannable = plannable;
    this.places = places;
  }

  /** What a plan is made of. */
  private record Subject(
      PlanJob job, Run run, Site site, Target target, Desired desired, Tree base) {
    Examination examination() {
      return site.examination();
    }
  }

  @Override
  public Outcome work(String id, int failures) {
    PlanJob job = PlanJob.of(id);
    return places.alone(job.place(), () -> plan(job, failures));
  }

  private Outcome plan(PlanJob job, int failures) {
    Optional<Site> site = Optional.ofNullable(served.sites().get(job.place().repository()));
    Optional<Target> target = Optional.ofNullable(served.targets().get(job.place().target()));
    Optional<Run> run = run(job);
    if (site.isEmpty() || target.isEmpty() || run.isEmpty() || isKnown(job, run.get())) {
      return new Outcome.Done();
    }
    try {
      PullRequest pull = site.get().forge().pullRequest(job.number());
      return pull.state() == PullRequest.State.OPEN && pull.head().equals(job.head())
          ? plan(failures, pull, subject(site.get(), target.get(), run.get(), job))
          : new Outcome.Done();
    } catch (RuntimeException e) {
      return Trouble.of(e).again(failures);
    }
  }

  private Optional<Run> run(PlanJob job) {
    return desk.in(tx -> tx.runs().of(job.place().repository(), job.head())).stream()
        .filter(run -> run.change().number() == job.number())
        .filter(run -> run.change().base().equals(job.base()))
        .findFirst();
  }

  private boolean isKnown(PlanJob job, Run run) {
    return !job.isAsked()
        && desk.in(tx -> tx.plans().find(job.place(), job.number()))
            .filter(planned -> planned.change().equals(run.change()))
            .filter(planned -> planned.policyDigest().equals(run.verdict().policyDigest()))
            .filter(planned -> planned.result() instanceof Planned.Made)
            .isPresent();
  }

  /** Renders what merging would leave; empty where there is nothing to plan. */
  private Optional<Subject> subject(Site site, Target target, Run run, PlanJob job) {
    site.commits().fetchUnlessKnown(job.base());
    site.commits().fetchUnlessKnown(job.head());
    Tree base = site.revisions().tree(job.base());
    if (!(site.revisions().merge(job.base(), job.head()) instanceof Merge.Merged merged)) {
      return Optional.empty();
    }
    List<Stack> stacks = site.examination().stacks(base, merged.tree());
    return Applying.applicable(stacks, job.place().stack(), target)
        .map(stack -> renderer.render(stack, merged.tree()))
        .filter(rendering -> !rendering.failed())
        .map(rendering -> new Desired(rendering, merged.tree(), site.name()))
        .map(desired -> new Subject(job, run, site, target, desired, base));
  }

  private Outcome plan(int failures, PullRequest pull, Optional<Subject> subject) {
    if (subject.isEmpty()) {
      return new Outcome.Done();
    }
    PlanJob job = subject.get().job();
    Result result =
        desk.progress()
            .during(
                new Progress.Subject.Planning(job.place(), job.number()),
                "plan",
                () -> result(subject.get(), pull));
    record(subject.get(), result);
    boolean again = result instanceof Planned.Failed && failures < MOST_TRIES;
    return again ? new Outcome.Again(Backoff.after(failures)) : new Outcome.Done();
  }

  private Result result(Subject subject, PullRequest pull) {
    if (!subject.job().isAsked()) {
      List<String> reasons = reasons(subject, pull);
      if (!reasons.isEmpty()) {
        return new Planned.Withheld(reasons);
      }
    }
    Inventory inventory = desk.in(tx -> tx.applications().inventory(subject.job().place()));
    try {
      return made(subject, subject.target().plan(subject.desired(), inventory));
    } catch (TargetException | EngineException e) {
      return new Planned.Failed(String.valueOf(e.getMessage()));
    } catch (DiagnosticException e) {
      return new Planned.Failed(e.diagnostics().getFirst().summary());
    }
  }

  private List<String> reasons(Subject subject, PullRequest pull) {
    List<String> reasons = new ArrayList<>();
    if (pull.fork()) {
      reasons.add("Its commits come from another repository, where others may push.");
    }
    Stack stack = subject.desired().stack();
    Optional<Desired> before =
        subject.examination().stacks(subject.base(), subject.base()).contains(stack)
            ? Optional.of(
                new Desired(
                    renderer.render(stack, subject.base()),
                    subject.base(),
                    subject.desired().repository()))
            : Optional.empty();
    subject.target().precautions(subject.desired(), before).stream()
        .map(Planning::said)
        .forEach(reasons::add);
    return reasons;
  }

  private static String said(Diagnostic diagnostic) {
    return "%s%s. %s"
        .formatted(
            diagnostic.summary(),
            diagnostic.place().map(place -> " at " + place).orElse(""),
            diagnostic.detail());
  }

  private Result made(Subject subject, Plan plan) {
    Rendering rendering = subject.desired().rendering();
    Verdict verdict =
        subject
            .examination()
            .of(
                subject.base(),
                new Rendering(rendering.stack(), plan.planned(), List.of(), rendering.readSet()));
    return new Planned.Made(plan.digest(), plan.changes(), verdict);
  }

  private void record(Subject subject, Result result) {
    Run run = subject.run();
    desk.write(draft -> {
      draft
          .tx()
          .plans()
          .put(
              new Planned(
                  subject.job().place(), run.change(), run.verdict().policyDigest(), result));
      boolean open =
          draft.tx().pullRequests().find(run.change().repository(), run.change().number()).stream()
              .anyMatch(seen ->
                  seen.state() == PullRequest.State.OPEN
                      && seen.head().equals(run.change().head()));
      if (open) {
        PlanStatus.tell(draft, run, plannable.byItself(run));
        draft.send(
            run.change().repository(),
            run.change().number(),
            VerdictComment.judged(draft.tx(), run, plannable.byItself(run)));
      }
    });
    LOG.info(
        "planned repository={} pull={} head={} stack={} target={} result={}",
        run.change().repository(),
        run.change().number(),
        run.change().head(),
        subject.job().place().stack(),
        subject.job().place().target(),
        result.getClass().getSimpleName());
  }
}
