package io.driftwarden.controller.target.aws;

import io.driftwarden.render.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/**
 * Why the last thing done to a stack failed: the first failure, not the rollback that it led to.
 */
final class FirstCause {
  private static final String CANCELLED = "cancelled";

  private FirstCause() {}

  /**
   * Returns it as a sentence.
   *
   * @param events newest first
   * @param resources where git decides them
   */
  static Optional<String> of(List<StackEvent> events, List<Resource> resources) {
    return lastOperation(events).reversed().stream()
        .filter(FirstCause::isFailure)
        .findFirst()
        .map(event -> sentence(event, resources));
  }

  private static List<StackEvent> lastOperation(List<StackEvent> events) {
    List<StackEvent> operation = new ArrayList<>();
    for (StackEvent event : events) {
      operation.add(event);
      if (isStart(event)) {
        break;
      }
    }
    return operation;
  }

  /** A rollback is part of what it rolls back, and its status differs. */
  private static boolean isStart(StackEvent event) {
    return isOfStack(event)
        && switch (event.resourceStatusAsString()) {
          case "CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "DELETE_IN_PROGRESS" -> true;
          default -> false;
        };
  }

  private static boolean isOfStack(StackEvent event) {
    return String.valueOf(event.physicalResourceId()).equals(event.stackId());
  }

  /** What was stopped because something else had failed is no cause. */
  private static boolean isFailure(StackEvent event) {
    return !isOfStack(event)
        && String.valueOf(event.resourceStatusAsString()).endsWith("_FAILED")
        && !reason(event).contains(CANCELLED);
  }

  private static String reason(StackEvent event) {
    return Optional.ofNullable(event.resourceStatusReason()).orElse("no reason is told");
  }

  private static String sentence(StackEvent event, List<Resource> resources) {
    String place =
        resources.stream()
            .filter(resource -> resource.name().equals(event.logicalResourceId()))
            .findFirst()
            .map(resource -> ", " + resource.place())
            .orElse("");
    return "%s (%s%s) %s: %s"
        .formatted(
            event.logicalResourceId(),
            event.resourceType(),
            place,
            event.resourceStatusAsString(),
            reason(event));
  }
}
