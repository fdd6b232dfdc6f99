package io.driftwarden.controller.forge.gitea;

import static io.driftwarden.controller.forge.rest.Fields.number;
import static io.driftwarden.controller.forge.rest.Fields.optional;
import static io.driftwarden.controller.forge.rest.Fields.text;

import io.driftwarden.controller.forge.Approval;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What Gitea's reviews of a pull request come to. */
final class Reviews {
  /** Those that take the place of what their author said before; a remark doesn't. */
  private static final Set<String> WORDS = Set.of("APPROVED", "REQUEST_CHANGES", "REQUEST_REVIEW");

  private Reviews() {}

  /**
   * Returns the approvals that count: each person's last word, neither dismissed nor without the
   * right to give one, which Gitea calls official.
   */
  static List<Approval> approvals(Stream<JsonNode> reviews) {
    Map<String, JsonNode> last = new LinkedHashMap<>();
    reviews
        .filter(review -> WORDS.contains(text(review, "state")))
        .sorted(Comparator.comparingLong(review -> number(review, "id")))
        .forEach(
            review -> optional(review, "user", "login").ifPresent(user -> last.put(user, review)));
    return last.values().stream()
        .filter(review -> text(review, "state").equals("APPROVED"))
        .filter(review -> !review.path("dismissed").asBoolean(true))
        .filter(review -> review.path("official").asBoolean(false))
        .map(review -> new Approval(text(review, "user", "login"), text(review, "commit_id")))
        .toList();
  }
}
