package io.driftwarden.webhook;

import io.driftwarden.controller.target.Application;
import io.driftwarden.controller.target.Change;
import io.driftwarden.controller.target.Consent;
import io.driftwarden.controller.target.Desired;
import io.driftwarden.controller.target.Drift;
import io.driftwarden.controller.target.Inventory;
import io.driftwarden.controller.target.Plan;
import io.driftwarden.controller.target.Target;
import io.driftwarden.render.Stack;
import java.util.List;
import java.util.Set;

/** A live world that takes everything, and drifts as the test says. */
final class PageTarget implements Target {
  private volatile Drift drift = new Drift.InSync();

  void drift(Drift found) {
    drift = found;
  }

  @Override
  public String name() {
    return "dev";
  }

  @Override
  public Set<Stack.Kind> kinds() {
    return Set.of(Stack.Kind.KUBERNETES);
  }

  @Override
  public Plan plan(Desired desired, Inventory inventory) {
    Change change =
        new Change(
            "ConfigMap/default/flags",
            Change.Action.UPDATE,
            List.of(new Change.Field(List.of("data"), "<i>", "\"on\"")));
    return new Plan(List.of(change), desired.resources(), "digest");
  }

  @Override
  public Application apply(Desired desired, Inventory inventory, Consent consent) {
    return new Application.Applied(Inventory.EMPTY, desired.resources().size());
  }

  @Override
  public Drift drift(Desired desired, Inventory inventory) {
    return drift;
  }
}
