package io.driftwarden.controller.target.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.config.AwsConfig;
import io.driftwarden.controller.target.Application;
import io.driftwarden.controller.target.Application.Applied;
import io.driftwarden.controller.target.Application.Partly;
import io.driftwarden.controller.target.Application.Refused;
import io.driftwarden.controller.target.Change.Field;
import io.driftwarden.controller.target.Consent;
import io.driftwarden.controller.target.Desired;
import io.driftwarden.controller.target.Drift;
import io.driftwarden.controller.target.Inventory;
import io.driftwarden.controller.target.Plan;
import io.driftwarden.controller.target.TargetException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;

/** What is done with a stack in each state, and what is told when it goes wrong. */
class CloudFormationTargetTest {
  private static final Consent YES = _ -> Optional.empty();
  private static final Inventory BEFORE = new Inventory(List.of("Old AWS::SNS::Topic topic"));

  private final FakeCloudFormation fake = new FakeCloudFormation();
  private final CloudFormationTarget target = target();

  private CloudFormationTarget target() {
    AwsConfig config = new AwsConfig("eu-central-1", Optional.empty(), Optional.empty());
    Uploads none = new Uploads(new Clients(config), Optional.empty());
    return new CloudFormationTarget(
        "account", new AwsAccount(config), new Stacks(() -> fake), none);
  }

  private static Desired stack(String topic) {
    return Templates.desired(
        "stack.yaml",
        """
        Parameters:
          Password: {Type: String, NoEcho: true, Default: hunter2}
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: %s
              KmsMasterKeyId: !Ref Password
        """
            .formatted(topic));
  }

  private void deployed(String topic) {
    fake.states("CREATE_COMPLETE");
    fake.after("UPDATE_IN_PROGRESS", "UPDATE_COMPLETE");
    fake.template = text(topic);
    fake.resources.add(
        StackResourceSummary.builder()
            .logicalResourceId("Topic")
            .physicalResourceId("arn:topic")
            .resourceType("AWS::SNS::Topic")
            .resourceStatus("CREATE_COMPLETE")
            .build());
    fake.changes.add(
        Change.builder()
            .resourceChange(
                ResourceChange.builder().logicalResourceId("Topic").action("Modify").build())
            .build());
  }

  private static String text(String topic) {
    Desired desired = stack(topic);
    return Assembly.of(desired).units().getFirst().text();
  }

  private Application apply(Consent consent) {
    return target.apply(stack("new"), BEFORE, consent);
  }

  private static StackEvent event(String of, String status, String reason) {
    return StackEvent.builder()
        .stackId(FakeCloudFormation.ID)
        .logicalResourceId(of)
        .physicalResourceId(of.equals("stack") ? FakeCloudFormation.ID : "thing")
        .resourceType(of.equals("stack") ? "AWS::CloudFormation::Stack" : "AWS::SNS::Topic")
        .resourceStatus(status)
        .resourceStatusReason(reason)
        .build();
  }

  @Test
  void aStackThatIsNotThereIsPlannedWithoutTouchingAnything() {
    fake.states("");
    Plan plan = target.plan(stack("new"), Inventory.EMPTY);
    assertEquals(List.of("Topic"), plan.changes().stream().map(it -> it.address()).toList());
    assertEquals(List.of(), fake.calls);
  }

  @Test
  void aPlanShowsWhatChangesAndForgetsItsChangeSet() {
    deployed("old");
    Plan plan = target.plan(stack("new"), Inventory.EMPTY);
    assertEquals(
        List.of(new Field(List.of("TopicName"), "\"old\"", "\"new\"")),
        plan.changes().getFirst().fields());
    assertEquals(List.of("propose UPDATE", "forget set-1"), fake.calls);
  }

  @Test
  void twoPlansThatDoTheSameHaveTheSameDigest() {
    deployed("old");
    String digest = target.plan(stack("new"), Inventory.EMPTY).digest();
    assertEquals(digest, target.plan(stack("new"), Inventory.EMPTY).digest());
    assertFalse(digest.equals(target.plan(stack("other"), Inventory.EMPTY).digest()));
  }

  @Test
  void aChangeIsCarriedOutAndTheInventoryNamesEachThing() {
    deployed("old");
    Applied applied = assertInstanceOf(Applied.class, apply(YES));
    assertEquals(1, applied.changed());
    assertEquals(List.of("Topic AWS::SNS::Topic arn:topic"), applied.inventory().addresses());
    assertEquals(List.of("propose UPDATE", "execute set-1"), fake.calls);
  }

  @Test
  void nothingToChangeIsApplied() {
    deployed("new");
    fake.refusal = "The submitted information didn't contain changes.";
    assertEquals(0, assertInstanceOf(Applied.class, apply(YES)).changed());
    assertEquals(List.of("propose UPDATE", "forget set-1"), fake.calls);
  }

  @Test
  void withoutConsentNothingIsTouched() {
    deployed("old");
    Consent no = plan -> Optional.of("changes " + plan.changes().size());
    assertEquals(new Refused("changes 1"), apply(no));
    assertEquals(List.of("propose UPDATE", "forget set-1"), fake.calls);
  }

  @Test
  void whatAKilledServerBeganIsWaitedFor() {
    deployed("old");
    fake.states("UPDATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "UPDATE_COMPLETE");
    fake.refusal = "No updates are to be performed.";
    assertEquals(0, assertInstanceOf(Applied.class, apply(YES)).changed());
  }

  @Test
  void whileSomethingIsDoneToItAStackIsNotPlannedAndItsDriftIsNotKnown() {
    fake.states("UPDATE_IN_PROGRESS");
    var refused =
        assertThrows(TargetException.class, () -> target.plan(stack("new"), Inventory.EMPTY));
    assertTrue(String.valueOf(refused.getMessage()).contains("UPDATE_IN_PROGRESS"));
    assertInstanceOf(Drift.Unknown.class, target.drift(stack("new"), Inventory.EMPTY));
  }

  @Test
  void aStackWhoseCreationWasRolledBackIsDeletedAndMadeAgain() {
    fake.states("ROLLBACK_COMPLETE");
    fake.after("CREATE_COMPLETE");
    assertInstanceOf(Applied.class, apply(YES));
    assertEquals(List.of("delete", "propose CREATE", "execute set-1"), fake.calls);
  }

  @Test
  void aStackThatWasOnlyReviewedIsMade() {
    fake.states("REVIEW_IN_PROGRESS");
    fake.after("CREATE_COMPLETE");
    assertInstanceOf(Applied.class, apply(YES));
    assertEquals(List.of("propose CREATE", "execute set-1"), fake.calls);
  }

  @Test
  void aStackThatAPersonMustMendIsLeftAlone() {
    fake.states("UPDATE_ROLLBACK_FAILED");
    Refused refused = assertInstanceOf(Refused.class, apply(YES));
    assertTrue(refused.reason().contains("UPDATE_ROLLBACK_FAILED"), refused.reason());
    assertEquals(List.of(), fake.calls);
  }

  @Test
  void ofAFailureTheFirstCauseIsToldWithItsPlace() {
    deployed("old");
    fake.after("UPDATE_IN_PROGRESS", "UPDATE_ROLLBACK_COMPLETE");
    fake.events.addAll(
        List.of(
            event("stack", "UPDATE_ROLLBACK_COMPLETE", ""),
            event("stack", "UPDATE_ROLLBACK_IN_PROGRESS", "The following resource(s) failed"),
            event("Queue", "UPDATE_FAILED", "Resource update cancelled"),
            event("Topic", "UPDATE_FAILED", "Key hunter2 is not there"),
            event("stack", "UPDATE_IN_PROGRESS", "User Initiated"),
            event("Topic", "CREATE_FAILED", "long ago")));
    Partly partly = assertInstanceOf(Partly.class, apply(YES));
    assertEquals(
        "stack is in UPDATE_ROLLBACK_COMPLETE: Topic (AWS::SNS::Topic, stack.yaml:4:3)"
            + " UPDATE_FAILED: Key (sensitive) is not there",
        partly.problem());
    assertEquals(
        List.of("Old AWS::SNS::Topic topic", "Topic AWS::SNS::Topic arn:topic"),
        partly.inventory().addresses());
  }

  @Test
  void whatIsHiddenIsNeitherInAPlanNorInItsDigest() {
    fake.states("");
    Plan plan = target.plan(stack("new"), Inventory.EMPTY);
    assertFalse(plan.changes().toString().contains("hunter2"));
    String shown =
        plan.planned().stream()
            .map(resource -> String.valueOf(resource.attributes().plain(true)))
            .collect(Collectors.joining());
    assertFalse(shown.contains("hunter2"), shown);
  }

  @Test
  void aParameterThatNobodyGivesIsToldByItsPlace() {
    fake.states("");
    Desired desired =
        Templates.desired(
            "stack.yaml",
            """
            Parameters:
              Size: {Type: String}
            Resources:
              Topic: {Type: 'AWS::SNS::Topic'}
            """);
    Refused refused = assertInstanceOf(Refused.class, target.apply(desired, Inventory.EMPTY, YES));
    assertTrue(refused.reason().contains("\"Size\" (stack.yaml:2:"), refused.reason());
  }

  @Test
  void aTransformIsNeverRun() {
    for (String template :
        List.of(
            "Transform: AWS::Serverless-2016-10-31\nResources: {T: {Type: 'AWS::SNS::Topic'}}\n",
            "Resources: {T: {Type: 'AWS::SNS::Topic', Properties: {'Fn::Transform': {Name: M}}}}\n")) {
      Desired desired = Templates.desired("stack.yaml", template);
      Refused refused =
          assertInstanceOf(Refused.class, target.apply(desired, Inventory.EMPTY, YES));
      assertTrue(refused.reason().startsWith("The transform at stack.yaml:1:"), refused.reason());
      assertThrows(TargetException.class, () -> target.plan(desired, Inventory.EMPTY));
    }
    assertEquals(List.of(), fake.calls);
  }

  @Test
  void aParameterWithoutADefaultKeepsWhatAPersonGaveIt() {
    deployed("old");
    Desired desired =
        Templates.desired(
            "stack.yaml",
            """
            Parameters:
              Size: {Type: String}
              Kept: {Type: String, Default: a}
            Resources:
              Topic: {Type: 'AWS::SNS::Topic'}
            """);
    assertInstanceOf(Applied.class, target.apply(desired, Inventory.EMPTY, YES));
    assertEquals(
        List.of("Size"),
        fake.changeSets.values().iterator().next().parameters().stream()
            .flatMap(parameter -> Stream.of(parameter.parameterKey()))
            .toList());
  }

  @Test
  void aStackThatIsNotThereHasDriftedInAllOfIt() {
    fake.states("");
    Drift.Drifted drifted =
        assertInstanceOf(Drift.Drifted.class, target.drift(stack("new"), Inventory.EMPTY));
    assertEquals("Topic", drifted.changes().getFirst().address());
  }
}
