package io.driftwarden.controller.target.aws;

import io.driftwarden.controller.target.Change;
import io.driftwarden.controller.target.Change.Action;
import io.driftwarden.controller.target.TargetException;
import io.driftwarden.controller.target.aws.Assembly.Unit;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.render.Resource;
import io.driftwarden.render.cloudformation.Deployment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/**
 * Finds out what deploying a stack would do: by a change set where the stack is there, by its
 * template where it isn't, so that asking leaves nothing behind.
 */
final class Proposing {
  private static final Patience PATIENCE = new Patience(Duration.ofMinutes(10));

  private final Stacks stacks;
  private final ChangeSets changeSets;

  Proposing(Stacks stacks, ChangeSets changeSets) {
    this.stacks = stacks;
    this.changeSets = changeSets;
  }

  /**
   * Returns what would be done. Whoever asks deletes the change set, or carries it out.
   *
   * @throws Refusal if a person must look at the stack or its template first
   */
  Proposal of(Unit unit) {
    Optional<Stack> stack = stacks.find(unit.name());
    return switch (Standing.of(stack)) {
      case ABSENT, NEVER_MADE -> creation(unit);
      case STEADY -> update(unit, stack.orElseThrow());
      case MOVING ->
          throw new TargetException(
              "AWS: stack \"%s\" is being changed (%s)"
                  .formatted(unit.name(), stack.orElseThrow().stackStatusAsString()));
      case STUCK ->
          throw new Refusal(
              "Stack \"%s\" is in %s; bring it back by hand in CloudFormation first"
                  .formatted(unit.name(), stack.orElseThrow().stackStatusAsString()));
    };
  }

  private static Proposal creation(Unit unit) {
    unit.template().parameters(unit.text()).stream()
        .filter(parameter -> !parameter.hasDefault())
        .findFirst()
        .ifPresent(parameter -> {
          throw new Refusal(
              "Parameter \"%s\" (%s) has no default: give it one, or create stack \"%s\" by hand once"
                  .formatted(parameter.name(), parameter.place(), unit.name()));
        });
    List<Resource> planned = rendered(unit, unit.text(), Deployment.NONE);
    List<Change> changes =
        planned.stream()
            .map(resource -> new Change(resource.address(), Action.CREATE, List.of()))
            .toList();
    return new Proposal(unit, Proposal.Kind.CREATE, changes, Optional.empty(), planned);
  }

  private Proposal update(Unit unit, Stack stack) {
    Physical physical = stacks.physical(stack);
    List<Resource> planned = rendered(unit, unit.text(), physical.parametersOnly());
    String id = changeSets.create(unit, ChangeSetType.UPDATE);
    try {
      if (!isReady(unit, id)) {
        stacks.deleteChangeSet(id);
        return new Proposal(unit, Proposal.Kind.NOTHING, List.of(), Optional.empty(), planned);
      }
      List<Change> changes = changes(unit, physical, stacks.changes(id));
      return new Proposal(unit, Proposal.Kind.UPDATE, changes, Optional.of(id), planned);
    } catch (RuntimeException e) {
      changeSets.forget(id);
      throw e;
    }
  }

  /** Waits for a change set; one that would change nothing fails, and that is no failure. */
  private boolean isReady(Unit unit, String id) {
    DescribeChangeSetResponse made = changeSets.settled(unit, id, PATIENCE);
    if (made.status() == ChangeSetStatus.CREATE_COMPLETE) {
      return true;
    }
    String reason = String.valueOf(made.statusReason());
    if (reason.contains("didn't contain changes") || reason.contains("No updates are to be")) {
      return false;
    }
    throw new Refusal("Stack \"%s\" can't be changed so: %s".formatted(unit.name(), reason));
  }

  private List<Change> changes(
      Unit unit,
      Physical physical,
      List<software.amazon.awssdk.services.cloudformation.model.Change> told) {
    Map<String, Resource> wanted = byName(rendered(unit, unit.text(), physical));
    Map<String, Resource> deployed = deployed(unit, physical);
    List<Change> changes = new ArrayList<>();
    for (var change : told) {
      ResourceChange resource = change.resourceChange();
      changes.add(
          switch (resource.action()) {
            case ADD, IMPORT -> new Change(address(unit, resource), Action.CREATE, List.of());
            case REMOVE -> new Change(address(unit, resource), Action.DELETE, List.of());
            case MODIFY, DYNAMIC, SYNC_WITH_ACTUAL, UNKNOWN_TO_SDK_VERSION ->
                new Change(
                    address(unit, resource), Action.UPDATE, fields(resource, deployed, wanted));
          });
    }
    return changes;
  }

  /** What is deployed may have been made by hand, of a template that can't be rendered. */
  private Map<String, Resource> deployed(Unit unit, Physical physical) {
    try {
      return byName(rendered(unit, stacks.template(unit.name()), physical));
    } catch (DiagnosticException e) {
      return Map.of();
    }
  }

  private static String address(Unit unit, ResourceChange resource) {
    return unit.template().prefix() + resource.logicalResourceId();
  }

  /** Compares the templates; what changes only because another thing does is told by name. */
  private static List<Change.Field> fields(
      ResourceChange change, Map<String, Resource> deployed, Map<String, Resource> wanted) {
    Resource before = deployed.get(change.logicalResourceId());
    Resource after = wanted.get(change.logicalResourceId());
    List<Change.Field> fields =
        before == null || after == null
            ? List.of()
            : TemplateDifference.between(before.attributes(), after.attributes());
    return fields.isEmpty() ? followed(change) : fields;
  }

  private static List<Change.Field> followed(ResourceChange change) {
    return change.details().stream()
        .flatMap(detail -> Stream.ofNullable(detail.target().name()))
        .distinct()
        .map(name -> new Change.Field(List.of(name), "", TemplateDifference.UNKNOWN))
        .toList();
  }

  private static Map<String, Resource> byName(List<Resource> resources) {
    return resources.stream().collect(Collectors.toMap(Resource::name, Function.identity()));
  }

  private static List<Resource> rendered(Unit unit, String text, Deployment deployment) {
    return unit.template().render(text, deployment).resources();
  }
}
