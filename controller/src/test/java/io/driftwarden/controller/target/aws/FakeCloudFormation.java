package io.driftwarden.controller.target.aws;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DeleteChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DeleteChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DeleteStackRequest;
import software.amazon.awssdk.services.cloudformation.model.DeleteStackResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.ExecuteChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.ExecuteChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateRequest;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.paginators.DescribeChangeSetIterable;
import software.amazon.awssdk.services.cloudformation.paginators.DescribeStackEventsIterable;
import software.amazon.awssdk.services.cloudformation.paginators.ListStackResourcesIterable;

/** One stack of CloudFormation in memory, which goes through states that a test has written. */
final class FakeCloudFormation implements CloudFormationClient {
  static final String ID = "arn:aws:cloudformation:eu-central-1:123456789012:stack/stack/1";

  /** The calls that change something, in order. */
  final List<String> calls = new ArrayList<>();

  /** The states that are told one after the other; the last one stays. */
  final Deque<String> states = new ArrayDeque<>();

  /** The states after a change set was carried out, or the stack deleted. */
  final Deque<String> after = new ArrayDeque<>();

  final Map<String, CreateChangeSetRequest> changeSets = new LinkedHashMap<>();
  final List<Change> changes = new ArrayList<>();
  final List<StackEvent> events = new ArrayList<>();
  final List<StackResourceSummary> resources = new ArrayList<>();
  String template = "";
  String refusal = "";

  void states(String... found) {
    states.clear();
    states.addAll(Arrays.asList(found));
  }

  void after(String... found) {
    after.clear();
    after.addAll(Arrays.asList(found));
  }

  @Override
  public DescribeStacksResponse describeStacks(DescribeStacksRequest request) {
    String state = states.size() > 1 ? states.removeFirst() : states.getFirst();
    if (state.isEmpty()) {
      throw CloudFormationException.builder()
          .statusCode(400)
          .message("Stack with id %s does not exist".formatted(request.stackName()))
          .awsErrorDetails(AwsErrorDetails.builder().errorCode("ValidationError").build())
          .build();
    }
    return DescribeStacksResponse.builder()
        .stacks(Stack.builder().stackName("stack").stackId(ID).stackStatus(state).build())
        .build();
  }

  @Override
  public CreateChangeSetResponse createChangeSet(CreateChangeSetRequest request) {
    calls.add("propose " + request.changeSetTypeAsString());
    String id = "set-" + (changeSets.size() + 1);
    changeSets.put(id, request);
    if (states.getFirst().isEmpty()) {
      states("REVIEW_IN_PROGRESS");
    }
    return CreateChangeSetResponse.builder().id(id).stackId(ID).build();
  }

  @Override
  public DescribeChangeSetResponse describeChangeSet(DescribeChangeSetRequest request) {
    return DescribeChangeSetResponse.builder()
        .changeSetName(request.changeSetName())
        .stackId(ID)
        .status(refusal.isEmpty() ? "CREATE_COMPLETE" : "FAILED")
        .statusReason(refusal)
        .changes(changes)
        .build();
  }

  @Override
  public DescribeChangeSetIterable describeChangeSetPaginator(DescribeChangeSetRequest request) {
    return new DescribeChangeSetIterable(this, request);
  }

  @Override
  public DeleteChangeSetResponse deleteChangeSet(DeleteChangeSetRequest request) {
    calls.add("forget " + request.changeSetName());
    return DeleteChangeSetResponse.builder().build();
  }

  @Override
  public ExecuteChangeSetResponse executeChangeSet(ExecuteChangeSetRequest request) {
    calls.add("execute " + request.changeSetName());
    states.clear();
    states.addAll(after);
    return ExecuteChangeSetResponse.builder().build();
  }

  @Override
  public DeleteStackResponse deleteStack(DeleteStackRequest request) {
    calls.add("delete");
    states("DELETE_IN_PROGRESS", "DELETE_COMPLETE");
    return DeleteStackResponse.builder().build();
  }

  @Override
  public GetTemplateResponse getTemplate(GetTemplateRequest request) {
    return GetTemplateResponse.builder().templateBody(template).build();
  }

  @Override
  public ListStackResourcesResponse listStackResources(ListStackResourcesRequest request) {
    return ListStackResourcesResponse.builder().stackResourceSummaries(resources).build();
  }

  @Override
  public ListStackResourcesIterable listStackResourcesPaginator(ListStackResourcesRequest request) {
    return new ListStackResourcesIterable(this, request);
  }

  @Override
  public DescribeStackEventsResponse describeStackEvents(DescribeStackEventsRequest request) {
    return DescribeStackEventsResponse.builder().stackEvents(events).build();
  }

  @Override
  public DescribeStackEventsIterable describeStackEventsPaginator(
      DescribeStackEventsRequest request) {
    return new DescribeStackEventsIterable(this, request);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
