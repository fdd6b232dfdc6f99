package io.driftwarden.controller.forge.gitlab;

import static io.driftwarden.controller.forge.rest.Fields.number;
import static io.driftwarden.controller.forge.rest.Fields.optional;
import static io.driftwarden.controller.forge.rest.Fields.text;
import static io.driftwarden.controller.forge.rest.Fields.time;

import io.driftwarden.controller.forge.CommitStatus;
import io.driftwarden.controller.forge.PullRequest;
import io.driftwarden.controller.forge.Remark;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What GitLab's answers say. */
final class Answers {
  private Answers() {}

  static PullRequest pullRequest(JsonNode found) {
    int number = (int) number(found, "iid");
    PullRequest.State state = state(text(found, "state"));
    return new PullRequest(
        number,
        text(found, "title"),
        author(found),
        text(found, "sha"),
        "refs/merge-requests/%d/head".formatted(number),
        fork(found),
        text(found, "target_branch"),
        state,
        state == PullRequest.State.MERGED ? Optional.of(mergeCommit(found)) : Optional.empty());
  }

  /** While GitLab merges, the merge request is locked. */
  private static PullRequest.State state(String state) {
    return switch (state) {
      case "merged" -> PullRequest.State.MERGED;
      case "closed" -> PullRequest.State.CLOSED;
      default -> PullRequest.State.OPEN;
    };
  }

  /** A merge that only moves the branch makes no commit of its own, or the squashed one. */
  private static String mergeCommit(JsonNode found) {
    return optional(found, "merge_commit_sha")
        .or(() -> optional(found, "squash_commit_sha"))
        .orElseGet(() -> text(found, "sha"));
  }

  /** A project that is gone is null, and was another one too. */
  private static boolean fork(JsonNode found) {
    return number(found, "target_project_id") != found.path("source_project_id").asLong(-1);
  }

  /** GitLab has one word for what failed and for what could not be judged. */
  static String state(CommitStatus.State state) {
    return switch (state) {
      case PENDING -> "pending";
      case SUCCESS -> "success";
      case FAILURE, ERROR -> "failed";
    };
  }

  /** Reports whether a note is a person's, and as it was first written. */
  static boolean isRemark(JsonNode note) {
    return !note.path("system").asBoolean(true) && written(note).equals(time(note, "updated_at"));
  }

  static Remark remark(int number, JsonNode note) {
    return new Remark(
        String.valueOf(number(note, "id")),
        number,
        author(note),
        text(note, "body"),
        written(note));
  }

  static String author(JsonNode of) {
    return text(of, "author", "username");
  }

  static Instant written(JsonNode note) {
    return time(note, "created_at");
  }
}
