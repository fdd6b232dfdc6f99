package io.driftwarden.controller.store;

import io.driftwarden.controller.forge.CommitStatus;

/** Something that a forge is to be told about a pull request. */
public sealed interface Message {
  /** A mark beside a commit. */
  record Status(String sha, CommitStatus status) implements Message {}

  /**
   * A comment, edited in place.
   *
   * @param marker the hidden text that is part of the body and of no other comment's
   */
  record Comment(String marker, String body) implements Message {}

  /** Returns what a later message must share to take this one's place. */
  default String kind() {
    return switch (this) {
      case Status status -> "status " + status.status().context();
      case Comment comment -> "comment " + comment.marker();
    };
  }
}
