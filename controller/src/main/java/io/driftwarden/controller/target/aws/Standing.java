package io.driftwarden.controller.target.aws;

import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** What can be done with a stack as it stands. */
enum Standing {
  /** It can be created. */
  ABSENT,
  /** It can be updated. */
  STEADY,
  /** Something is being done to it. */
  MOVING,
  /** Its creation was rolled back: it has nothing, can't be updated, and must be deleted first. */
  NEVER_MADE,
  /** A person must look. */
  STUCK;

  static Standing of(Optional<Stack> stack) {
    return stack.map(found -> of(found.stackStatus())).orElse(ABSENT);
  }

  private static Standing of(StackStatus status) {
    return switch (status) {
      case DELETE_COMPLETE, REVIEW_IN_PROGRESS -> ABSENT;
      case CREATE_COMPLETE,
          UPDATE_COMPLETE,
          UPDATE_FAILED,
          UPDATE_ROLLBACK_COMPLETE,
          IMPORT_COMPLETE,
          IMPORT_ROLLBACK_COMPLETE ->
          STEADY;
      case ROLLBACK_COMPLETE -> NEVER_MADE;
      case CREATE_IN_PROGRESS,
          ROLLBACK_IN_PROGRESS,
          DELETE_IN_PROGRESS,
          UPDATE_IN_PROGRESS,
          UPDATE_COMPLETE_CLEANUP_IN_PROGRESS,
          UPDATE_ROLLBACK_IN_PROGRESS,
          UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS,
          IMPORT_IN_PROGRESS,
          IMPORT_ROLLBACK_IN_PROGRESS ->
          MOVING;
      case CREATE_FAILED,
          ROLLBACK_FAILED,
          DELETE_FAILED,
          UPDATE_ROLLBACK_FAILED,
          IMPORT_ROLLBACK_FAILED,
          UNKNOWN_TO_SDK_VERSION ->
          STUCK;
    };
  }
}
