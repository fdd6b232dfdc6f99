package io.driftwarden.controller.run;

import io.driftwarden.controller.forge.CommitStatus;
import io.driftwarden.controller.forge.CommitStatus.State;
import io.driftwarden.controller.store.Apply;
import io.driftwarden.controller.store.Message;
import io.driftwarden.controller.store.Planned;
import io.driftwarden.controller.store.Run;
import io.driftwarden.controller.store.Transaction;
import java.util.List;

/**
 * The mark beside a commit for its plans. It is another one than the verdict's, which must neither
 * wait for a target nor turn with it.
 */
final class PlanStatus {
  private static final String CONTEXT = "driftwarden-plan";

  private PlanStatus() {}

  /**
   * Tells how the plans of what was judged stand, if there are any.
   *
   * @param awaited the places that are planned without anybody asking
   */
  static void tell(Draft draft, Run run, List<Apply.Place> awaited) {
    List<Planned> plans = current(draft.tx(), run);
    boolean missing =
        awaited.stream().anyMatch(place -> plans.stream().noneMatch(p -> p.place().equals(place)));
    if (missing || !plans.isEmpty()) {
      var status = missing ? pending("Planning") : of(plans);
      draft.send(
          run.change().repository(),
          run.change().number(),
          new Message.Status(run.change().head(), status));
    }
  }

  /** Returns the plans of the very merge that was judged. */
  static List<Planned> current(Transaction tx, Run run) {
    return tx.plans().of(run.change().repository(), run.change().number()).stream()
        .filter(planned -> planned.change().equals(run.change()))
        .toList();
  }

  private static CommitStatus of(List<Planned> plans) {
    if (plans.stream().anyMatch(planned -> planned.result() instanceof Planned.Failed)) {
      return new CommitStatus(CONTEXT, State.ERROR, "Could not plan: see the comment");
    }
    if (plans.stream().anyMatch(PlanStatus::breaks)) {
      return new CommitStatus(CONTEXT, State.FAILURE, "What is planned breaks a rule");
    }
    if (plans.stream().anyMatch(planned -> planned.result() instanceof Planned.Withheld)) {
      return pending("Someone who may push has to ask for the plan");
    }
    int changes = plans.stream().mapToInt(PlanStatus::changes).sum();
    return new CommitStatus(CONTEXT, State.SUCCESS, "Would change " + changes);
  }

  private static CommitStatus pending(String description) {
    return new CommitStatus(CONTEXT, State.PENDING, description);
  }

  private static boolean breaks(Planned planned) {
    return planned.result() instanceof Planned.Made made && !made.verdict().outcome().passed();
  }

  private static int changes(Planned planned) {
    return planned.result() instanceof Planned.Made made ? made.changes().size() : 0;
  }
}
