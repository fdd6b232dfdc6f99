package io.driftwarden.controller.forge.gitea;

import static io.driftwarden.controller.forge.rest.Fields.encode;
import static io.driftwarden.controller.forge.rest.Fields.number;
import static io.driftwarden.controller.forge.rest.Fields.optional;
import static io.driftwarden.controller.forge.rest.Fields.text;
import static io.driftwarden.controller.forge.rest.Fields.time;

import io.driftwarden.controller.forge.Approval;
import io.driftwarden.controller.forge.CommitStatus;
import io.driftwarden.controller.forge.Forge;
import io.driftwarden.controller.forge.ForgeException;
import io.driftwarden.controller.forge.ForgeException.Category;
import io.driftwarden.controller.forge.PullRequest;
import io.driftwarden.controller.forge.Remark;
import io.driftwarden.controller.forge.rest.Dialect;
import io.driftwarden.controller.forge.rest.Limits;
import io.driftwarden.controller.forge.rest.RestApi;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One repository on a Gitea or Forgejo server. */
public final class GiteaForge implements Forge {
  private static final Duration TIME_LIMIT = Duration.ofSeconds(20);
  private static final Dialect DIALECT =
      new Dialect("token", Map.of(), "its scopes are read:user, write:repository, write:issue");
  private static final int PAGE = 50;
  private static final int MOST_PAGES = 200;
  private static final Set<String> WRITERS = Set.of("write", "admin", "owner");

  private final RestApi api;
  private final String repository;

  /**
   * @param address the server's, without {@code /api/v1}
   * @param repository as {@code owner/name}
   * @param token of a user that only Driftwarden uses, since it edits that user's comments
   */
  public GiteaForge(URI address, String repository, String token) {
    String[] parts = repository.split("/", -1);
    if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
      throw new IllegalArgumentException("A repository is named as owner/name: " + repository);
    }
    String server = address.toString().replaceAll("/+$", "");
    this.api = new RestApi(URI.create(server + "/api/v1"), token, DIALECT, TIME_LIMIT);
    this.repository = "repos/%s/%s/".formatted(encode(parts[0]), encode(parts[1]));
  }

  @Override
  public List<PullRequest> openPullRequests() {
    return pages(repository + "pulls?state=open&sort=oldest&")
        .map(GiteaForge::pullRequest)
        .toList();
  }

  @Override
  public List<PullRequest> lastClosedPullRequests() {
    List<PullRequest> closed = new ArrayList<>();
    api.get("%spulls?state=closed&sort=recentupdate&limit=%d".formatted(repository, PAGE))
        .forEach(one -> closed.add(pullRequest(one)));
    return closed;
  }

  @Override
  public PullRequest pullRequest(int number) {
    return pullRequest(api.get("%spulls/%d".formatted(repository, number)));
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
    Optional<String> mine = comment(number, marker);
    if (mine.isPresent()) {
      api.patch(repository + "issues/comments/" + mine.get(), Map.of("body", body));
    } else {
      api.post("%sissues/%d/comments".formatted(repository, number), Map.of("body", body));
    }
  }

  /** Someone else may quote the marker, so only comments of the token's own user count. */
  private Optional<String> comment(int number, String marker) {
    String me = me();
    return pages("%sissues/%d/comments?".formatted(repository, number))
        .filter(comment -> login(comment).equals(me))
        .filter(comment -> comment.path("body").asString("").contains(marker))
        .map(comment -> String.valueOf(number(comment, "id")))
        .findFirst();
  }

  @Override
  public List<Approval> approvals(int number) {
    return Reviews.approvals(pages("%spulls/%d/reviews?".formatted(repository, number)));
  }

  /** Gitea answers this to administrators of the repository only. */
  @Override
  public boolean mayWrite(String user) {
    return api.find("%scollaborators/%s/permission".formatted(repository, encode(user)))
        .filter(found -> login(found).equalsIgnoreCase(user))
        .filter(found -> WRITERS.contains(text(found, "permission")))
        .isPresent();
  }

  @Override
  public List<Remark> remarksSince(Instant since) {
    List<JsonNode> comments =
        pages("%sissues/comments?since=%s&".formatted(repository, encode(since.toString())))
            .filter(comment -> !comment.path("pull_request_url").asString("").isEmpty())
            .filter(comment -> !time(comment, "created_at").isBefore(since))
            .filter(comment -> time(comment, "updated_at").equals(time(comment, "created_at")))
            .toList();
    String me = comments.isEmpty() ? "" : me();
    return comments.stream()
        .filter(comment -> !login(comment).isEmpty() && !login(comment).equals(me))
        .map(GiteaForge::remark)
        .toList();
  }

  private static Remark remark(JsonNode comment) {
    String pull = text(comment, "pull_request_url");
    return new Remark(
        String.valueOf(number(comment, "id")),
        Integer.parseInt(pull.substring(pull.lastIndexOf('/') + 1)),
        login(comment),
        text(comment, "body"),
        time(comment, "created_at"));
  }

  private String me() {
    return text(api.get("user"), "login");
  }

  private static String login(JsonNode from) {
    return optional(from, "user", "login").orElse("");
  }

  /**
   * Returns what all pages of a list have, each page asked for when it is needed. A server may give
   * fewer than were asked for, so only a page without anything new is the last: one that is empty,
   * or the first again, as Gitea 1.26 answers for comments, which it doesn't split.
   */
  private Stream<JsonNode> pages(String list) {
    Set<Long> seen = new HashSet<>();
    return IntStream.rangeClosed(1, MOST_PAGES + 1)
        .mapToObj(
            page -> page(list, page).filter(item -> seen.add(item.path("id").asLong())).toList())
        .takeWhile(items -> !items.isEmpty())
        .flatMap(List::stream);
  }

  private Stream<JsonNode> page(String list, int page) {
    if (page > MOST_PAGES) {
      throw new ForgeException(Category.PERMANENT, "A list of the forge is longer than is read.");
    }
    return api.get("%slimit=%d&page=%d".formatted(list, PAGE, page)).valueStream();
  }

  private static PullRequest pullRequest(JsonNode found) {
    int number = found.path("number").asInt();
    boolean merged = found.path("merged").asBoolean(false);
    return new PullRequest(
        number,
        text(found, "title"),
        text(found, "user", "login"),
        text(found, "head", "sha"),
        "refs/pull/%d/head".formatted(number),
        fork(found),
        text(found, "base", "ref"),
        state(merged, text(found, "state")),
        merged ? Optional.of(text(found, "merge_commit_sha")) : Optional.empty());
  }

  /** A repository that is gone has no id, and was another one too. */
  private static boolean fork(JsonNode found) {
    JsonNode base = found.path("base").path("repo_id");
    return !base.isIntegralNumber() || !base.equals(found.path("head").path("repo_id"));
  }

  private static PullRequest.State state(boolean merged, String state) {
    if (merged) {
      return PullRequest.State.MERGED;
    }
    return state.equals("open") ? PullRequest.State.OPEN : PullRequest.State.CLOSED;
  }
}
