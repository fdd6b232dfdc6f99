package io.driftwarden.controller.target.aws;

import io.driftwarden.controller.config.AwsConfig;
import io.driftwarden.controller.target.Application;
import io.driftwarden.controller.target.Change;
import io.driftwarden.controller.target.Consent;
import io.driftwarden.controller.target.Desired;
import io.driftwarden.controller.target.Drift;
import io.driftwarden.controller.target.Inventory;
import io.driftwarden.controller.target.Plan;
import io.driftwarden.controller.target.Target;
import io.driftwarden.controller.target.TargetException;
import io.driftwarden.controller.target.aws.Assembly.Unit;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An AWS account that CloudFormation's templates and CDK apps are deployed to, by change sets. An
 * app is never synthesized: what is deployed are the templates that are committed. Safe for several
 * threads.
 */
public final class CloudFormationTarget implements Target, AutoCloseable {
  private static final Duration LONGEST_DEPLOYMENT = Duration.ofHours(1);

  private final String name;
  private final AwsAccount account;
  private final Stacks stacks;
  private final Uploads uploads;
  private final ChangeSets changeSets;

  CloudFormationTarget(String name, AwsAccount account, Stacks stacks, Uploads uploads) {
    this.name = name;
    this.account = account;
    this.stacks = stacks;
    this.uploads = uploads;
    this.changeSets = new ChangeSets(stacks, uploads);
  }

  /**
   * Returns the account of a configuration. Nothing is asked of it yet.
   *
   * @param bucket for the files of CDK apps; what an app itself names where there is none
   */
  public static CloudFormationTarget of(String name, AwsConfig aws, Optional<String> bucket) {
    Clients clients = new Clients(aws);
    return new CloudFormationTarget(
        name, new AwsAccount(clients), new Stacks(clients.stacks), new Uploads(clients, bucket));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<Stack.Kind> kinds() {
    return EnumSet.of(Stack.Kind.CLOUDFORMATION, Stack.Kind.CDK);
  }

  @Override
  public Plan plan(Desired desired, Inventory inventory) {
    List<Proposal> proposals = new ArrayList<>();
    try {
      propose(Assembly.of(desired), proposals);
      return plan(proposals);
    } catch (Refusal e) {
      throw new TargetException(String.valueOf(e.getMessage()));
    } catch (DiagnosticException e) {
      throw new TargetException(summary(e));
    } finally {
      discard(proposals);
    }
  }

  private void propose(Assembly assembly, List<Proposal> proposals) {
    Proposing proposing = new Proposing(stacks, changeSets);
    assembly.units().forEach(unit -> proposals.add(proposing.of(unit)));
  }

  private static Plan plan(List<Proposal> proposals) {
    List<Change> changes =
        proposals.stream().flatMap(proposal -> proposal.changes().stream()).toList();
    List<Resource> planned =
        proposals.stream().flatMap(proposal -> proposal.planned().stream()).toList();
    return new Plan(changes, planned, PlanDigest.of(proposals));
  }

  /** What was proposed and not carried out must not lie about. */
  private void discard(List<Proposal> proposals) {
    for (Proposal proposal : proposals) {
      proposal.changeSet().ifPresent(changeSets::forget);
    }
  }

  @Override
  public Application apply(Desired desired, Inventory inventory, Consent consent) {
    List<Proposal> open = new ArrayList<>();
    try {
      Assembly assembly = Assembly.of(desired);
      Deploying deploying = new Deploying(stacks, changeSets, new Patience(LONGEST_DEPLOYMENT));
      assembly.units().forEach(deploying::settle);
      propose(assembly, open);
      Optional<String> objection = consent.objection(plan(open));
      if (objection.isPresent()) {
        return new Application.Refused(objection.get());
      }
      open.forEach(proposal -> uploads.assets(proposal.unit(), desired.tree()));
      return deploy(deploying, open, inventory);
    } catch (Refusal e) {
      return new Application.Refused(String.valueOf(e.getMessage()));
    } catch (DiagnosticException e) {
      return new Application.Refused(summary(e));
    } finally {
      discard(open);
    }
  }

  private Application deploy(Deploying deploying, List<Proposal> open, Inventory before) {
    List<Unit> units = open.stream().map(Proposal::unit).toList();
    int changed = 0;
    try {
      while (!open.isEmpty()) {
        Proposal next = open.removeFirst();
        deploying.run(next);
        changed += next.changes().size();
      }
      return new Application.Applied(inventory(units), changed);
    } catch (Deploying.Failed | TargetException e) {
      return new Application.Partly(
          withBefore(before, units), Hidden.in(units).without(String.valueOf(e.getMessage())));
    }
  }

  private Inventory inventory(List<Unit> units) {
    List<String> lines = new ArrayList<>();
    for (Unit unit : units) {
      stacks
          .find(unit.name())
          .map(stacks::physical)
          .ifPresent(physical -> lines.addAll(physical.lines(unit.template().prefix())));
    }
    return new Inventory(lines);
  }

  private Inventory withBefore(Inventory before, List<Unit> units) {
    Set<String> all = new LinkedHashSet<>(before.addresses());
    try {
      all.addAll(inventory(units).addresses());
    } catch (TargetException e) {
      return before;
    }
    return new Inventory(List.copyOf(all));
  }

  @Override
  public Drift drift(Desired desired, Inventory inventory) {
    try {
      return new Drifting(stacks, account).of(Assembly.of(desired));
    } catch (TargetException | Refusal e) {
      return new Drift.Unknown(String.valueOf(e.getMessage()));
    } catch (DiagnosticException e) {
      return new Drift.Unknown(summary(e));
    }
  }

  private static String summary(DiagnosticException mistake) {
    return mistake.diagnostics().stream()
        .findFirst()
        .map(first -> first.summary() + ": " + first.detail())
        .orElse("the templates can't be read");
  }

  @Override
  public void close() {
    account.close();
  }
}
