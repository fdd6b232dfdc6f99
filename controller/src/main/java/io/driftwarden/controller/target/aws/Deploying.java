package io.driftwarden.controller.target.aws;

import io.driftwarden.controller.target.aws.Assembly.Unit;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** Carries out what was proposed, and waits for it to end. */
final class Deploying {
  private final Stacks stacks;
  private final ChangeSets changeSets;
  private final Patience patience;

  Deploying(Stacks stacks, ChangeSets changeSets, Patience patience) {
    this.stacks = stacks;
    this.changeSets = changeSets;
    this.patience = patience;
  }

  /** Waits for whatever a server that was killed, or a person, has begun on a stack. */
  void settle(Unit unit) {
    Optional<Stack> stack = stacks.find(unit.name());
    if (Standing.of(stack) == Standing.MOVING) {
      settled(unit, stack.orElseThrow().stackId());
    }
  }

  /**
   * Carries out a proposal.
   *
   * @throws Failed if it went wrong and was rolled back
   */
  void run(Proposal proposal) {
    Unit unit = proposal.unit();
    if (proposal.kind() == Proposal.Kind.NOTHING) {
      return;
    }
    String changeSet = proposal.changeSet().orElseGet(() -> creation(unit));
    DescribeChangeSetResponse made = changeSets.settled(unit, changeSet, patience);
    if (made.status() != ChangeSetStatus.CREATE_COMPLETE) {
      forgetCreation(proposal, made);
      throw new Failed(unit.name(), String.valueOf(made.statusReason()));
    }
    stacks.execute(changeSet, made.changeSetName());
    Stack after = settled(unit, made.stackId());
    if (!isDone(after)) {
      String cause =
          FirstCause.of(stacks.events(made.stackId()), proposal.planned())
              .orElseGet(() -> String.valueOf(after.stackStatusReason()));
      throw new Failed("%s is in %s".formatted(unit.name(), after.stackStatusAsString()), cause);
    }
  }

  private static boolean isDone(Stack stack) {
    return switch (stack.stackStatus()) {
      case CREATE_COMPLETE, UPDATE_COMPLETE -> true;
      default -> false;
    };
  }

  /** A stack whose first creation was rolled back is in the way of the next one. */
  private String creation(Unit unit) {
    Optional<Stack> failed = stacks.find(unit.name());
    if (Standing.of(failed) == Standing.NEVER_MADE) {
      stacks.delete(unit.name(), "driftwarden-" + failed.orElseThrow().stackId().hashCode());
      settled(unit, failed.orElseThrow().stackId());
    }
    return changeSets.create(unit, ChangeSetType.CREATE);
  }

  /** What is left of a stack whose first change set could not be made is its name. */
  private void forgetCreation(Proposal proposal, DescribeChangeSetResponse made) {
    if (proposal.kind() == Proposal.Kind.CREATE) {
      stacks.delete(proposal.unit().name(), made.changeSetName());
    }
  }

  /**
   * @param id since a stack that is being deleted is found by it alone in the end
   */
  private Stack settled(Unit unit, String id) {
    return patience.until(
        "deploying stack \"%s\"".formatted(unit.name()),
        () ->
            stacks
                .find(id)
                .filter(found -> Standing.of(Optional.of(found)) != Standing.MOVING)
                .filter(found -> !isReviewed(found)));
  }

  private static boolean isReviewed(Stack stack) {
    return "REVIEW_IN_PROGRESS".equals(stack.stackStatusAsString());
  }

  /** A deployment went wrong, and CloudFormation took back what it had done of it. */
  static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Failed(String what, String cause) {
      super("%s: %s".formatted(what, cause));
    }
  }
}
