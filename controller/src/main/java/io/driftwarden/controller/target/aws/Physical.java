package io.driftwarden.controller.target.aws;

import io.driftwarden.render.cloudformation.Deployment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;

/**
 * What a deployed stack knows: the things it made, its parameters and the account that it is in.
 *
 * @param made by logical id
 * @param given by name; hidden parameters are not among them
 */
record Physical(
    Map<String, StackResourceSummary> made, Map<String, String> given, String stackId, String name)
    implements Deployment {
  private static final String MASK = "****";

  static Physical of(Stack stack, Iterable<StackResourceSummary> resources) {
    Map<String, StackResourceSummary> made = new LinkedHashMap<>();
    resources.forEach(resource -> {
      if (resource.physicalResourceId() != null
          && !"DELETE_COMPLETE".equals(resource.resourceStatusAsString())) {
        made.put(resource.logicalResourceId(), resource);
      }
    });
    return new Physical(made, parameters(stack), stack.stackId(), stack.stackName());
  }

  private static Map<String, String> parameters(Stack stack) {
    return stack.parameters().stream()
        .filter(parameter -> value(parameter).filter(text -> !text.equals(MASK)).isPresent())
        .collect(
            Collectors.toMap(Parameter::parameterKey, parameter -> value(parameter).orElseThrow()));
  }

  private static Optional<String> value(Parameter parameter) {
    return Optional.ofNullable(parameter.resolvedValue())
        .or(() -> Optional.ofNullable(parameter.parameterValue()));
  }

  /**
   * Returns the same without the things: rules follow references by their names in the template.
   */
  Physical parametersOnly() {
    return new Physical(Map.of(), given, stackId, name);
  }

  Optional<String> id(String logicalId) {
    return Optional.ofNullable(made.get(logicalId)).map(StackResourceSummary::physicalResourceId);
  }

  /** Returns a line for each thing: its address, its type and its physical id. */
  List<String> lines(String prefix) {
    return made.values().stream()
        .map(thing ->
            "%s%s %s %s"
                .formatted(
                    prefix,
                    thing.logicalResourceId(),
                    thing.resourceType(),
                    thing.physicalResourceId()))
        .toList();
  }

  @Override
  public Optional<String> reference(String reference) {
    return switch (reference) {
      case "AWS::StackName" -> Optional.of(name);
      case "AWS::StackId" -> Optional.of(stackId);
      case "AWS::Partition" -> Optional.of(arnPart(1));
      case "AWS::Region" -> Optional.of(arnPart(3));
      case "AWS::AccountId" -> Optional.of(arnPart(4));
      default -> Optional.ofNullable(given.get(reference)).or(() -> id(reference));
    };
  }

  @Override
  public Optional<String> attribute(String resource, String attribute) {
    return Optional.ofNullable(made.get(resource))
        .flatMap(thing -> attribute(thing.resourceType(), attribute, thing.physicalResourceId()));
  }

  private Optional<String> attribute(String type, String attribute, String id) {
    return switch (type + "." + attribute) {
      case "AWS::EC2::SecurityGroup.GroupId", "AWS::KMS::Key.KeyId" -> Optional.of(id);
      case "AWS::S3::Bucket.Arn" -> Optional.of("arn:%s:s3:::%s".formatted(arnPart(1), id));
      case "AWS::KMS::Key.Arn" -> Optional.of(arn("kms", "key/" + id));
      case "AWS::DynamoDB::Table.Arn" -> Optional.of(arn("dynamodb", "table/" + id));
      case "AWS::Logs::LogGroup.Arn" -> Optional.of(arn("logs", "log-group:" + id + ":*"));
      default -> Optional.empty();
    };
  }

  private String arn(String service, String resource) {
    return "arn:%s:%s:%s:%s:%s".formatted(arnPart(1), service, arnPart(3), arnPart(4), resource);
  }

  /** Of {@code arn:aws:cloudformation:eu-central-1:123456789012:stack/NAME/ID}. */
  private String arnPart(int index) {
    String[] parts = stackId.split(":", 6);
    return index < parts.length ? parts[index] : "";
  }
}
