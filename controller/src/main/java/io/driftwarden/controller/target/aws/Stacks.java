package io.driftwarden.controller.target.aws;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;

/** The calls to CloudFormation. */
final class Stacks {
  private static final int MOST_EVENTS = 1000;

  private final Supplier<CloudFormationClient> client;

  Stacks(Supplier<CloudFormationClient> client) {
    this.client = client;
  }

  /**
   * Returns a stack as it stands.
   *
   * @param name or, also of one that was deleted, its id
   */
  Optional<Stack> find(String name) {
    return Answers.ask(
        "reading stack \"%s\"".formatted(name),
        () -> {
          try {
            return client.get().describeStacks(request -> request.stackName(name)).stacks().stream()
                .findFirst();
          } catch (AwsServiceException e) {
            if (String.valueOf(e.getMessage()).contains("does not exist")) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  /** Returns what a stack that is deployed knows. */
  Physical physical(Stack stack) {
    return Answers.ask(
        "reading the resources of stack \"%s\"".formatted(stack.stackName()),
        () ->
            Physical.of(
                stack,
                client
                    .get()
                    .listStackResourcesPaginator(request -> request.stackName(stack.stackName()))
                    .stackResourceSummaries()));
  }

  /** Returns the template that a stack was last deployed with, as it was sent. */
  String template(String name) {
    return Answers.ask(
        "reading the template of stack \"%s\"".formatted(name),
        () ->
            client
                .get()
                .getTemplate(
                    request -> request.stackName(name).templateStage(TemplateStage.ORIGINAL))
                .templateBody());
  }

  /** Starts to make a change set, and returns its id. */
  String createChangeSet(CreateChangeSetRequest request) {
    return Answers.ask(
        "making a change set of stack \"%s\"".formatted(request.stackName()),
        () -> client.get().createChangeSet(request).id());
  }

  DescribeChangeSetResponse changeSet(String id) {
    return Answers.ask(
        "reading a change set",
        () -> client.get().describeChangeSet(request -> request.changeSetName(id)));
  }

  List<software.amazon.awssdk.services.cloudformation.model.Change> changes(String id) {
    return Answers.ask(
        "reading the changes of a change set",
        () ->
            client
                .get()
                .describeChangeSetPaginator(request -> request.changeSetName(id))
                .changes()
                .stream()
                .toList());
  }

  /** Deletes a change set; one that is gone already was deleted by its stack's update. */
  void deleteChangeSet(String id) {
    Answers.find(
        "deleting a change set",
        Set.of("ChangeSetNotFound", "ChangeSetNotFoundException"),
        () -> client.get().deleteChangeSet(request -> request.changeSetName(id)));
  }

  /**
   * Starts to carry out a change set.
   *
   * @param token by which a call that is made again is known to be the same
   */
  void execute(String id, String token) {
    Answers.ask(
        "carrying out a change set",
        () ->
            client
                .get()
                .executeChangeSet(request -> request.changeSetName(id).clientRequestToken(token)));
  }

  void delete(String name, String token) {
    Answers.ask(
        "deleting stack \"%s\"".formatted(name),
        () ->
            client.get().deleteStack(request -> request.stackName(name).clientRequestToken(token)));
  }

  /** Returns the events of a stack, newest first. */
  List<StackEvent> events(String id) {
    return Answers.ask(
        "reading the events of a stack",
        () -> {
          Stream<StackEvent> events =
              client
                  .get()
                  .describeStackEventsPaginator(request -> request.stackName(id))
                  .stackEvents()
                  .stream();
          return events.limit(MOST_EVENTS).toList();
        });
  }
}
