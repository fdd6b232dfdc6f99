package io.driftwarden.controller.forge.github;

import static io.driftwarden.controller.forge.rest.Fields.number;
import static io.driftwarden.controller.forge.rest.Fields.optional;
import static io.driftwarden.controller.forge.rest.Fields.text;
import static io.driftwarden.controller.forge.rest.Fields.time;

import io.driftwarden.controller.forge.Approval;
import io.driftwarden.controller.forge.PullRequest;
import io.driftwarden.controller.forge.Remark;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What GitHub's answers say. */
final class Answers {
  /** Of an issue it ends in {@code /issues/NUMBER#…}. */
  private static final Pattern ON_A_PULL_REQUEST = Pattern.compile(".*/pull/([0-9]{1,9})#[^/]*");

  /** Those that take the place of what their author said before; a remark doesn't. */
  private static final Set<String> WORDS = Set.of("APPROVED", "CHANGES_REQUESTED", "DISMISSED");

  private Answers() {}

  static PullRequest pullRequest(JsonNode found) {
    int number = (int) number(found, "number");
    boolean merged = optional(found, "merged_at").isPresent();
    return new PullRequest(
        number,
        text(found, "title"),
        login(found),
        text(found, "head", "sha"),
        "refs/pull/%d/head".formatted(number),
        fork(found),
        text(found, "base", "ref"),
        state(merged, text(found, "state")),
        merged ? optional(found, "merge_commit_sha") : Optional.empty());
  }

  /** A repository that is gone is null, and was another one too. */
  private static boolean fork(JsonNode found) {
    return number(found, "base", "repo", "id")
        != found.path("head").path("repo").path("id").asLong(-1);
  }

  private static PullRequest.State state(boolean merged, String state) {
    if (merged) {
      return PullRequest.State.MERGED;
    }
    return state.equals("open") ? PullRequest.State.OPEN : PullRequest.State.CLOSED;
  }

  /** Returns each person's last word where it is a yes; GitHub lists them as they came. */
  static List<Approval> approvals(Stream<JsonNode> reviews) {
    Map<String, JsonNode> last = new LinkedHashMap<>();
    reviews
        .filter(review -> WORDS.contains(text(review, "state")))
        .filter(review -> optional(review, "user", "login").isPresent())
        .forEach(review -> last.put(login(review), review));
    return last.values().stream()
        .filter(review -> text(review, "state").equals("APPROVED"))
        .map(review -> new Approval(login(review), optional(review, "commit_id").orElse("")))
        .toList();
  }

  /**
   * Reports whether a comment was written on a pull request by a person since a time, and never
   * edited.
   */
  static boolean isRemark(JsonNode comment, Instant since) {
    Instant written = time(comment, "created_at");
    return ON_A_PULL_REQUEST.matcher(text(comment, "html_url")).matches()
        && optional(comment, "user", "type").filter("User"::equals).isPresent()
        && !written.isBefore(since)
        && written.equals(time(comment, "updated_at"));
  }

  static Remark remark(JsonNode comment) {
    Matcher pull = ON_A_PULL_REQUEST.matcher(text(comment, "html_url"));
    return new Remark(
        String.valueOf(number(comment, "id")),
        pull.matches() ? Integer.parseInt(pull.group(1)) : 0,
        login(comment),
        optional(comment, "body").orElse(""),
        time(comment, "created_at"));
  }

  /** Returns who wrote something; of a user that is gone GitHub says the same. */
  static String login(JsonNode from) {
    return optional(from, "user", "login").orElse("ghost");
  }
}
