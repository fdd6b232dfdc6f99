package io.driftwarden.controller.forge.gitlab;

import static io.driftwarden.controller.forge.rest.Fields.optional;
import static io.driftwarden.controller.forge.rest.Fields.text;
import static io.driftwarden.controller.forge.rest.Fields.time;

import io.driftwarden.controller.forge.Approval;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What happened to a merge request, from which it follows what an approval was for.
 *
 * @param versions one for each push
 * @param notes with those that GitLab writes itself
 */
record History(List<JsonNode> versions, List<JsonNode> notes) {
  private static final String APPROVED = "approved this merge request";

  /** Returns the approvals whose commit can be told; another one can't count. */
  List<Approval> approvals(JsonNode approvals) {
    return approvals
        .path("approved_by")
        .valueStream()
        .flatMap(one -> {
          String user = text(one, "user", "username");
          return when(one, user).flatMap(this::headAt).map(sha -> new Approval(user, sha)).stream();
        })
        .toList();
  }

  /** Newer servers tell the time with the approval, older ones in a note of their own. */
  private Optional<Instant> when(JsonNode approval, String user) {
    if (optional(approval, "approved_at").isPresent()) {
      return Optional.of(time(approval, "approved_at"));
    }
    return notes.stream()
        .filter(note -> note.path("system").asBoolean(false))
        .filter(note -> text(note, "body").equals(APPROVED))
        .filter(note -> Answers.author(note).equals(user))
        .map(Answers::written)
        .max(Comparator.naturalOrder());
  }

  private Optional<String> headAt(Instant moment) {
    return versions.stream()
        .filter(version -> !time(version, "created_at").isAfter(moment))
        .max(Comparator.comparing((JsonNode version) -> time(version, "created_at")))
        .map(version -> text(version, "head_commit_sha"));
  }
}
