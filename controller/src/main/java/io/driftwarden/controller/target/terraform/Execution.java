package io.driftwarden.controller.target.terraform;

import io.driftwarden.controller.target.Application;
import io.driftwarden.controller.target.Application.Applied;
import io.driftwarden.controller.target.Application.Partly;
import io.driftwarden.controller.target.Application.Refused;
import io.driftwarden.controller.target.Application.Unknown;
import io.driftwarden.controller.target.Change;
import io.driftwarden.controller.target.Inventory;
import io.driftwarden.controller.target.Plan;
import io.driftwarden.controller.target.TargetException;
import java.util.Optional;

/** Carries out a plan to which nobody objects. */
record Execution(Session session, Inventory before) {

  Application run(Plan plan) {
    if (!session.hasAnything()) {
      return new Applied(inventory().orElse(before), 0);
    }
    Ended ended = session.apply();
    if (ended.exitedWith(0)) {
      int changed = (int) plan.changes().stream().map(Change::address).distinct().count();
      return new Applied(inventory().orElse(before), changed);
    }
    return failed(ended, session.terraform().complaint("apply", ended));
  }

  /** What it writes down before it ends is true, unless it had no time to. */
  private Application failed(Ended ended, String problem) {
    if (ended.how() == Ended.How.KILLED) {
      return new Unknown(problem + "; what it had done by then may be missing in the state");
    }
    if (ended.how() == Ended.How.STOPPED) {
      return new Partly(before, problem);
    }
    if (touchedNothing(ended)) {
      return new Refused(problem);
    }
    return inventory()
        .<Application>map(now -> new Partly(now, problem))
        .orElseGet(() -> new Unknown(problem + "; its state can't be read"));
  }

  private static boolean touchedNothing(Ended ended) {
    String errors = ended.errors().text();
    return errors.contains("Error: Saved plan is stale")
        || errors.contains("Error: Error acquiring the state lock");
  }

  private Optional<Inventory> inventory() {
    try {
      return Optional.of(Made.inventory(session.made()));
    } catch (TargetException e) {
      return Optional.empty();
    }
  }
}
