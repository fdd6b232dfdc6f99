package io.driftwarden.controller.target.terraform;

import io.driftwarden.controller.target.Desired;
import io.driftwarden.controller.target.Plan;
import io.driftwarden.controller.target.terraform.Terraform.Purpose;
import java.util.List;

/** One piece of work on one stack: initialised, with at most one plan. */
final class Session implements AutoCloseable {
  private final Workspace workspace;
  private final Terraform terraform;
  private final Desired desired;
  private final Changes changes;
  private boolean anything;

  Session(Workspace workspace, Terraform terraform, Desired desired) {
    this.workspace = workspace;
    this.terraform = terraform;
    this.desired = desired;
    this.changes = new Changes(new Rendered(desired.resources()), terraform.redaction()::of);
  }

  Terraform terraform() {
    return terraform;
  }

  Changes changes() {
    return changes;
  }

  Placed placed() {
    return new Placed(desired.rendering());
  }

  /** Makes the plan. */
  PlanFile plan(Purpose purpose) {
    anything = terraform.plan(workspace.plan(), purpose);
    return terraform.show(workspace.plan());
  }

  /** Returns a plan as the pipeline judges and shows it. */
  Plan told(PlanFile file) {
    return new Plan(changes.planned(file), placed().all(file.planned()), changes.digest(file));
  }

  /** Reports whether the plan has anything to apply; new outputs count too. */
  boolean hasAnything() {
    return anything;
  }

  /** Carries out the plan. */
  Ended apply() {
    return terraform.apply(workspace.plan());
  }

  List<Made> made() {
    return terraform.state().stream().map(Made::of).toList();
  }

  @Override
  public void close() {
    workspace.close();
  }
}
