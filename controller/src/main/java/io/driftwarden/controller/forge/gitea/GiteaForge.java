package io.driftwarden.controller.forge.gitea;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.controller.forge.Approval;
import io.driftwarden.controller.forge.CommitStatus;
import io.driftwarden.controller.forge.Forge;
import io.driftwarden.controller.forge.ForgeException;
import io.driftwarden.controller.forge.ForgeException.Category;
import io.driftwarden.controller.forge.PullRequest;
import io.driftwarden.controller.forge.Remark;
import java.net.URI;
import java.net.URLEncoder;
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
  private static final int PAGE = 50;
  private static final int MOST_PAGES = 200;
  private static final int LONGEST_DESCRIPTION = 140;

  private final GiteaApi api;
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
    this.api = new GiteaApi(address, token, TIME_LIMIT);
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
  public List<Approval> approvals(int number) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean mayWrite(String login) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Remark> remarksSince(Instant since) {
    throw new UnsupportedOperationException();
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
            shortened(status.description())));
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
    String me = text(api.get("user"), "login");
    return pages("%sissues/%d/comments?".formatted(repository, number))
        .filter(comment -> comment.path("user").path("login").asString("").equals(me))
        .filter(comment -> comment.path("body").asString("").contains(marker))
        .map(comment -> String.valueOf(comment.path("id").asLong()))
        .findFirst();
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
        !found.path("head").path("repo_id").equals(found.path("base").path("repo_id")),
        text(found, "base", "ref"),
        state(merged, text(found, "state")),
        merged ? Optional.of(text(found, "merge_commit_sha")) : Optional.empty());
  }

  private static PullRequest.State state(boolean merged, String state) {
    if (merged) {
      return PullRequest.State.MERGED;
    }
    return state.equals("open") ? PullRequest.State.OPEN : PullRequest.State.CLOSED;
  }

  private static String text(JsonNode from, String... path) {
    JsonNode at = from;
    for (String name : path) {
      at = at.path(name);
    }
    if (!at.isString()) {
      throw new ForgeException(
          Category.PERMANENT,
          "The forge's answer has no text at %s. Is it a Gitea server of 1.20 or later?"
              .formatted(String.join(".", path)));
    }
    return at.stringValue();
  }

  private static String shortened(String description) {
    if (description.length() <= LONGEST_DESCRIPTION) {
      return description;
    }
    int end = LONGEST_DESCRIPTION - 1;
    boolean halved = Character.isHighSurrogate(description.charAt(end - 1));
    return description.substring(0, halved ? end - 1 : end) + "…";
  }

  private static String encode(String part) {
    return URLEncoder.encode(part, UTF_8).replace("+", "%20");
  }
}
