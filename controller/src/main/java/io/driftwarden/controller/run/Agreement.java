package io.driftwarden.controller.run;

import io.driftwarden.controller.gate.Verdict;
import io.driftwarden.controller.gate.Verdict.Standing;
import io.driftwarden.controller.run.Course.Ground;
import io.driftwarden.controller.store.Planned;
import io.driftwarden.controller.target.Change;
import io.driftwarden.controller.target.Consent;
import io.driftwarden.controller.target.Plan;
import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.policies.Finding;
import io.driftwarden.render.Rendering;
import io.driftwarden.render.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says whether what a target is about to do may be done. A plan knows more than a rendering did, so
 * it is judged once more; and what it deletes must have been shown before.
 */
final class Agreement {
  private final Desk desk;

  Agreement(Desk desk) {
    this.desk = desk;
  }

  /**
   * Returns the consent to an apply.
   *
   * @param rules the revision whose rules decide
   */
  Consent to(Ground ground, Rendering rendering, Tree rules) {
    return plan ->
        unseen(ground.landing(), plan)
            .or(() -> broken(examine(ground.site(), rendering, rules, plan)));
  }

  private static Verdict examine(Site site, Rendering rendering, Tree rules, Plan plan) {
    return site.examination()
        .of(
            rules,
            new Rendering(rendering.stack(), plan.planned(), List.of(), rendering.readSet()));
  }

  /** Whoever asks for an apply by a comment has been told of what is live by its drift. */
  private Optional<String> unseen(Landing landing, Plan plan) {
    if (!landing.key().isMerge()) {
      return Optional.empty();
    }
    return desk.in(tx -> tx.plans().find(landing.key().place(), landing.number()))
        .map(Planned::result)
        .filter(Planned.Made.class::isInstance)
        .map(Planned.Made.class::cast)
        .filter(shown -> !shown.digest().equals(plan.digest()))
        .flatMap(shown -> unseen(shown, plan));
  }

  private static Optional<String> unseen(Planned.Made shown, Plan plan) {
    Set<String> known = deleted(shown.changes());
    return plan.changes().stream()
        .filter(change -> change.action() == Change.Action.DELETE)
        .map(Change::address)
        .filter(address -> !known.contains(address))
        .findFirst()
        .map(address ->
            "it would delete %s now, which its plan did not show; the comment \"/driftwarden apply\" applies it all the same"
                .formatted(address));
  }

  private static Set<String> deleted(List<Change> changes) {
    return changes.stream()
        .filter(change -> change.action() == Change.Action.DELETE)
        .map(Change::address)
        .collect(Collectors.toSet());
  }

  private static Optional<String> broken(Verdict verdict) {
    return verdict.outcome().passed()
        ? Optional.empty()
        : Optional.of(objection(verdict).orElse("what would be live then does not pass the gate"));
  }

  private static Optional<String> objection(Verdict verdict) {
    Optional<String> error =
        verdict.diagnostics().stream()
            .filter(Diagnostic::isError)
            .findFirst()
            .map(Diagnostic::summary);
    return error
        .or(() -> first(verdict, Finding.Certainty.VIOLATED))
        .map(why -> "what would be live then breaks a rule: " + why)
        .or(() ->
            first(verdict, Finding.Certainty.UNKNOWN)
                .map(why -> "what would be live then may break a rule: " + why));
  }

  private static Optional<String> first(Verdict verdict, Finding.Certainty certainty) {
    return verdict.findings().stream()
        .filter(judged -> judged.standing() == Standing.NEW)
        .map(Verdict.Judged::finding)
        .filter(finding -> finding.certainty() == certainty)
        .findFirst()
        .map(finding -> "%s at %s".formatted(finding.title(), finding.place()));
  }
}
