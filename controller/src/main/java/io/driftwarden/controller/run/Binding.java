package io.driftwarden.controller.run;

import io.driftwarden.controller.repo.Revisions;
import io.driftwarden.controller.store.Run;
import java.util.List;
import java.util.Optional;

/**
 * Finds the verdict that binds for what was merged; see {@code docs/adr/0002-judge-the-merge.md}.
 */
final class Binding {
  private final Revisions revisions;
  private final Examination examination;

  Binding(Site site) {
    this.revisions = site.revisions();
    this.examination = site.examination();
  }

  /** Whether a verdict binds. */
  sealed interface Answer {
    /** It is over exactly what was merged, it passed, and the same would decide today. */
    record Binds(Run run) implements Answer {}

    /** Nothing may be applied. */
    record Refused(String reason) implements Answer {}
  }

  /**
   * @param landed the commit that the branch pointed to right after the merge
   * @param runs over the merged head, the newest first
   */
  Answer of(String landed, List<Run> runs) {
    if (runs.isEmpty()) {
      return new Answer.Refused("it was merged before it was judged");
    }
    Optional<Run> over = runs.stream().filter(run -> isOver(run, landed)).findFirst();
    return over.isPresent() ? today(over.get()) : new Answer.Refused(why(landed, runs.getFirst()));
  }

  private boolean isOver(Run run, String landed) {
    return revisions.treeId(landed).equals(run.change().tree()) && landsOn(run, landed);
  }

  private boolean landsOn(Run run, String landed) {
    return revisions.landsOn(landed, run.change().base(), run.change().head());
  }

  private String why(String landed, Run newest) {
    if (newest.change().tree().isEmpty()) {
      return "it could not be judged, since it did not merge into its base";
    }
    return landsOn(newest, landed)
        ? "what was merged is not the tree that was judged"
        : "its base had moved on since the verdict, which was over %s; what was merged was never judged"
            .formatted(newest.change().base().substring(0, 10));
  }

  private Answer today(Run run) {
    return objection(run).<Answer>map(Answer.Refused::new).orElseGet(() -> new Answer.Binds(run));
  }

  /** Returns why a verdict over what is to be applied does not let it pass today, if so. */
  Optional<String> objection(Run run) {
    if (!run.verdict().outcome().passed()) {
      return Optional.of("the verdict was " + run.verdict().outcome());
    }
    Optional<String> digest = examination.policyDigest(revisions.tree(run.change().base()));
    return digest.filter(run.verdict().policyDigest()::equals).isPresent()
        ? Optional.empty()
        : Optional.of(
            "what decides has changed since the verdict: rules, settings, waivers in force, what the server deploys, or imported schemas");
  }
}
