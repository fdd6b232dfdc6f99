package io.driftwarden.controller.forge.github;

import static io.driftwarden.controller.forge.rest.Fields.encode;
import static io.driftwarden.controller.forge.rest.Fields.number;
import static io.driftwarden.controller.forge.rest.Fields.optional;
import static io.driftwarden.controller.forge.rest.Fields.text;

import io.driftwarden.controller.forge.Approval;
import io.driftwarden.controller.forge.CommitStatus;
import io.driftwarden.controller.forge.Forge;
import io.driftwarden.controller.forge.PullRequest;
import io.driftwarden.controller.forge.Remark;
import io.driftwarden.controller.forge.rest.Dialect;
import io.driftwarden.controller.forge.rest.Limits;
import io.driftwarden.controller.forge.rest.RestApi;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One repository on GitHub or a GitHub Enterprise Server, by version 2022-11-28 of the REST API.
 */
public final class GitHubForge implements Forge {
  private static final Duration TIME_LIMIT = Duration.ofSeconds(20);
  private static final int LONGEST_COMMENT = 65_536;
  private static final Set<String> WRITERS = Set.of("write", "maintain", "admin");
  private static final Dialect DIALECT =
      new Dialect(
          "Bearer",
          Map.of("Accept", "application/vnd.github+json", "X-GitHub-Api-Version", "2022-11-28"),
          "it may read contents and write pull requests and commit statuses");

  private final RestApi api;
  private final String repository;

  /**
   * @param api the API's address, such as {@code https://api.github.com}
   * @param repository as {@code owner/name}
   * @param token of a user that only Driftwarden uses, since it edits that user's comments
   */
  public GitHubForge(URI api, String repository, String token) {
    String[] parts = repository.split("/", -1);
    if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
      throw new IllegalArgumentException("A repository is named as owner/name: " + repository);
    }
    this.api = new RestApi(api, token, DIALECT, TIME_LIMIT);
    this.repository = "repos/%s/%s/".formatted(encode(parts[0]), encode(parts[1]));
  }

  @Override
  public List<PullRequest> openPullRequests() {
    return api.list(repository + "pulls?state=open&sort=created&direction=asc&per_page=100")
        .map(Answers::pullRequest)
        .toList();
  }

  @Override
  public List<PullRequest> lastClosedPullRequests() {
    return api.get(repository + "pulls?state=closed&sort=updated&direction=desc&per_page=50")
        .valueStream()
        .map(Answers::pullRequest)
        .toList();
  }

  @Override
  public PullRequest pullRequest(int number) {
    return Answers.pullRequest(api.get("%spulls/%d".formatted(repository, number)));
  }

  @Override
  public void setStatus(String sha, CommitStatus status) {
    api.post(
        repository + "statuses/" + encode(sha),
        Map.of(
            "context",
            status.context(),
            "state",
            status.state().name().toLowerCase(Locale.ROOT),
            "description",
            Limits.description(status.description())));
  }

  @Override
  public void upsertComment(int number, String marker, String body) {
    Map<String, String> said = Map.of("body", Limits.comment(body, LONGEST_COMMENT));
    Optional<Long> mine = comment(number, marker);
    if (mine.isPresent()) {
      api.patch(repository + "issues/comments/" + mine.get(), said);
    } else {
      api.post("%sissues/%d/comments".formatted(repository, number), said);
    }
  }

  /** Someone else may quote the marker, so only comments of the token's own user count. */
  private Optional<Long> comment(int number, String marker) {
    String me = me();
    return api.list("%sissues/%d/comments?per_page=100".formatted(repository, number))
        .filter(comment -> Answers.login(comment).equals(me))
        .filter(comment -> optional(comment, "body").orElse("").contains(marker))
        .map(comment -> number(comment, "id"))
        .findFirst();
  }

  /** GitHub lets everybody approve who may read; whether one may write is asked apart. */
  @Override
  public List<Approval> approvals(int number) {
    return Answers.approvals(
        api.list("%spulls/%d/reviews?per_page=100".formatted(repository, number)));
  }

  @Override
  public boolean mayWrite(String user) {
    return !user.isEmpty()
        && api.find("%scollaborators/%s/permission".formatted(repository, encode(user)))
            .filter(found -> Answers.login(found).equalsIgnoreCase(user))
            .filter(found -> WRITERS.contains(text(found, "permission")))
            .isPresent();
  }

  @Override
  public List<Remark> remarksSince(Instant since) {
    String from = encode(since.truncatedTo(ChronoUnit.SECONDS).toString());
    List<JsonNode> comments =
        api.list(repository + "issues/comments?since=" + from + "&per_page=100")
            .filter(comment -> Answers.isRemark(comment, since))
            .toList();
    String me = comments.isEmpty() ? "" : me();
    return comments.stream()
        .filter(comment -> !Answers.login(comment).equals(me))
        .map(Answers::remark)
        .toList();
  }

  private String me() {
    return text(api.get("user"), "login");
  }
}
