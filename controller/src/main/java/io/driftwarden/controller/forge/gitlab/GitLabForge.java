package io.driftwarden.controller.forge.gitlab;

import static io.driftwarden.controller.forge.rest.Fields.encode;
import static io.driftwarden.controller.forge.rest.Fields.number;
import static io.driftwarden.controller.forge.rest.Fields.optional;
import static io.driftwarden.controller.forge.rest.Fields.text;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One project on a GitLab server, by version 4 of the REST API. */
public final class GitLabForge implements Forge {
  private static final Duration TIME_LIMIT = Duration.ofSeconds(20);
  private static final int LONGEST_COMMENT = 1_000_000;
  private static final int DEVELOPER = 30;
  private static final Pattern PATH = Pattern.compile("[^/]+(/[^/]+)+");

  /** GitLab does what a comment's line says that begins so, with the rights of who wrote it. */
  private static final Pattern QUICK_ACTION = Pattern.compile("(?m)^([\\s>]*)/(?=\\w)");

  private static final Dialect DIALECT =
      new Dialect("Bearer", Map.of(), "its scope is api and its role is Developer or more");

  private final RestApi api;
  private final String project;

  /**
   * @param address the server's, without {@code /api/v4}
   * @param project its path, as {@code group/subgroup/name}
   * @param token of a user or a project that only Driftwarden uses, since it edits its comments
   */
  public GitLabForge(URI address, String project, String token) {
    if (!PATH.matcher(project).matches()) {
      throw new IllegalArgumentException("A project is named as group/name: " + project);
    }
    String server = address.toString().replaceAll("/+$", "");
    this.api = new RestApi(URI.create(server + "/api/v4"), token, DIALECT, TIME_LIMIT);
    this.project = "projects/%s/".formatted(encode(project));
  }

  /** One without a commit yet is left out: there is nothing to judge. */
  @Override
  public List<PullRequest> openPullRequests() {
    return api.list(project + "merge_requests?state=opened&sort=asc&per_page=100")
        .filter(found -> optional(found, "sha").isPresent())
        .map(Answers::pullRequest)
        .toList();
  }

  @Override
  public List<PullRequest> lastClosedPullRequests() {
    return Stream.of("merged", "closed")
        .flatMap(state ->
            api.get(
                    "%smerge_requests?state=%s&order_by=updated_at&sort=desc&per_page=50"
                        .formatted(project, state))
                .valueStream())
        .filter(found -> optional(found, "sha").isPresent())
        .map(Answers::pullRequest)
        .toList();
  }

  @Override
  public PullRequest pullRequest(int number) {
    JsonNode found = api.get(mergeRequest(number));
    if (optional(found, "sha").isEmpty()) {
      throw new ForgeException(
          Category.TRANSIENT, "Merge request %d has no commit yet.".formatted(number));
    }
    return Answers.pullRequest(found);
  }

  /** GitLab refuses the state that a commit has already, such as a second pending one. */
  @Override
  public void setStatus(String sha, CommitStatus status) {
    String state = Answers.state(status.state());
    Map<String, String> shown =
        Map.of(
            "name",
            status.context(),
            "state",
            state,
            "description",
            Limits.description(status.description()));
    String path = project + "statuses/" + encode(sha);
    if (api.postUnless(Set.of(400, 404), path, shown).isEmpty()
        && !shows(sha, status.context(), state)) {
      throw noStatus(sha);
    }
  }

  private boolean shows(String sha, String context, String state) {
    return api
        .find(
            "%srepository/commits/%s/statuses?name=%s"
                .formatted(project, encode(sha), encode(context)))
        .stream()
        .flatMap(JsonNode::valueStream)
        .anyMatch(found -> optional(found, "status").equals(Optional.of(state)));
  }

  /** A commit of a fork is known, but is on no branch of this project, and can't have a status. */
  private ForgeException noStatus(String sha) {
    return api.find("%srepository/commits/%s".formatted(project, encode(sha))).isPresent()
        ? new ForgeException(
            Category.PERMANENT,
            "GitLab takes no status for this commit. Is it on a branch of the project itself?")
        : new ForgeException(
            Category.TRANSIENT, "GitLab doesn't have the commit that a status is for, or not yet.");
  }

  @Override
  public void upsertComment(int number, String marker, String body) {
    String harmless = QUICK_ACTION.matcher(body).replaceAll("$1\u200b/");
    Map<String, String> said = Map.of("body", Limits.comment(harmless, LONGEST_COMMENT));
    Optional<Long> mine = comment(number, marker);
    if (mine.isPresent()) {
      api.put("%s/notes/%d".formatted(mergeRequest(number), mine.get()), said);
    } else {
      api.post(mergeRequest(number) + "/notes", said);
    }
  }

  /** Someone else may quote the marker, so only comments of the token's own user count. */
  private Optional<Long> comment(int number, String marker) {
    String me = me();
    return api.list(mergeRequest(number) + "/notes?sort=asc&per_page=100")
        .filter(note -> Answers.author(note).equals(me))
        .filter(note -> text(note, "body").contains(marker))
        .map(note -> number(note, "id"))
        .findFirst();
  }

  /** GitLab says who approved and not what: that is the newest version from before it. */
  @Override
  public List<Approval> approvals(int number) {
    JsonNode approvals = api.get(mergeRequest(number) + "/approvals");
    if (approvals.path("approved_by").isEmpty()) {
      return List.of();
    }
    var history =
        new History(
            api.list(mergeRequest(number) + "/versions?per_page=100").toList(),
            api.list(mergeRequest(number) + "/notes?sort=asc&per_page=100").toList());
    return history.approvals(approvals);
  }

  @Override
  public boolean mayWrite(String user) {
    return api.get("users?username=" + encode(user))
        .valueStream()
        .filter(found -> text(found, "username").equalsIgnoreCase(user))
        .filter(found -> text(found, "state").equals("active"))
        .flatMap(
            found -> api.find("%smembers/all/%d".formatted(project, number(found, "id"))).stream())
        .anyMatch(member -> number(member, "access_level") >= DEVELOPER);
  }

  @Override
  public List<Remark> remarksSince(Instant since) {
    String me = me();
    return api.list(
            "%smerge_requests?state=all&scope=all&updated_after=%s&per_page=100"
                .formatted(project, encode(since.toString())))
        .map(found -> (int) number(found, "iid"))
        .flatMap(number -> remarks(number, since))
        .filter(remark -> !remark.author().equals(me))
        .toList();
  }

  /** The newest are listed first, so that what is older isn't asked for. */
  private Stream<Remark> remarks(int number, Instant since) {
    return api.list(mergeRequest(number) + "/notes?order_by=created_at&sort=desc&per_page=100")
        .takeWhile(note -> !Answers.written(note).isBefore(since))
        .filter(Answers::isRemark)
        .map(note -> Answers.remark(number, note));
  }

  private String mergeRequest(int number) {
    return "%smerge_requests/%d".formatted(project, number);
  }

  private String me() {
    return text(api.get("user"), "username");
  }
}
