package io.driftwarden.controller.target.aws;

import io.driftwarden.controller.target.TargetException;
import io.driftwarden.controller.target.aws.Assembly.Unit;
import io.driftwarden.render.cloudformation.StackTemplate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.Parameter;

/** Makes change sets. */
final class ChangeSets {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeSets.class);

  /** A longer template must lie in a bucket (CloudFormation quotas). */
  private static final int LARGEST_BODY = 51_200;

  /** What a template with roles needs to be deployed; the rules have judged them. */
  private static final List<Capability> CAPABILITIES =
      List.of(Capability.CAPABILITY_IAM, Capability.CAPABILITY_NAMED_IAM);

  private final Stacks stacks;
  private final Uploads uploads;

  ChangeSets(Stacks stacks, Uploads uploads) {
    this.stacks = stacks;
    this.uploads = uploads;
  }

  /** Starts to make one of a name that no other has, and returns its id. */
  String create(Unit unit, ChangeSetType type) {
    CreateChangeSetRequest.Builder request =
        CreateChangeSetRequest.builder()
            .stackName(unit.name())
            .changeSetName("driftwarden-" + UUID.randomUUID())
            .changeSetType(type)
            .parameters(type == ChangeSetType.UPDATE ? kept(unit) : List.of())
            .capabilities(CAPABILITIES);
    if (unit.text().length() > LARGEST_BODY) {
      request.templateURL(uploads.template(unit));
    } else {
      request.templateBody(unit.text());
    }
    return stacks.createChangeSet(request.build());
  }

  /** Git decides by a default; a parameter without one keeps what a person gave it. */
  private static List<Parameter> kept(Unit unit) {
    return unit.template().parameters(unit.text()).stream()
        .filter(parameter -> !parameter.hasDefault())
        .map(StackTemplate.Parameter::name)
        .map(name -> Parameter.builder().parameterKey(name).usePreviousValue(true).build())
        .toList();
  }

  /** Waits until a change set is made, or failed. */
  DescribeChangeSetResponse settled(Unit unit, String id, Patience patience) {
    return patience.until(
        "making a change set of stack \"%s\"".formatted(unit.name()),
        () -> Optional.of(stacks.changeSet(id)).filter(ChangeSets::isSettled));
  }

  /**
   * Deletes one that is not carried out. One that can't be deleted now does no harm, and goes when
   * its stack is changed.
   */
  void forget(String id) {
    try {
      stacks.deleteChangeSet(id);
    } catch (TargetException e) {
      LOG.warn("change-set-left {}", e.getMessage());
    }
  }

  private static boolean isSettled(DescribeChangeSetResponse found) {
    return found.status() != ChangeSetStatus.CREATE_PENDING
        && found.status() != ChangeSetStatus.CREATE_IN_PROGRESS;
  }
}
