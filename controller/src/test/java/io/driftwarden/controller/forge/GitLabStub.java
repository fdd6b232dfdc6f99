package io.driftwarden.controller.forge;

import com.sun.net.httpserver.HttpExchange;
import io.driftwarden.controller.forge.gitlab.GitLabForge;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What GitLab answers to the calls that are made of it, with the fields that the documentation of
 * its API v4 has for them. No real GitLab was asked.
 */
final class GitLabStub extends ForgeStub {
  static final String PROJECT = "acme/platform/infra";

  /** When each version was pushed, by its head. */
  final Map<String, Instant> versions = new LinkedHashMap<>();

  private volatile boolean tellsTimes = true;

  GitLabStub() {
    String at = "/api/v4/projects/acme%2Fplatform%2Finfra/";
    on("GET /api/v4/user", (exchange, none) -> say(exchange, 200, user(BOT)));
    on("GET /api/v4/users", this::users);
    on("GET " + at + "members/all/(\\d+)", this::member);
    on("GET " + at + "merge_requests", this::pulls);
    on("GET " + at + "merge_requests/(\\d+)", this::pull);
    on("POST " + at + "statuses/([0-9a-f]+)", this::status);
    on("GET " + at + "repository/commits/([0-9a-f]+)/statuses", this::shownStatuses);
    on("GET " + at + "repository/commits/([0-9a-f]+)", this::commit);
    on("GET " + at + "merge_requests/(\\d+)/notes", this::notes);
    on("POST " + at + "merge_requests/(\\d+)/notes", this::write);
    on("PUT " + at + "merge_requests/1/notes/(\\d+)", this::edited);
    on("GET " + at + "merge_requests/(\\d+)/approvals", this::approvals);
    on("GET " + at + "merge_requests/(\\d+)/versions", this::versions);
  }

  @Override
  Forge forge(String token) {
    return new GitLabForge(address(), PROJECT, token);
  }

  @Override
  String scheme() {
    return "Bearer";
  }

  /** Makes approvals come without their time, as servers of before it was told do. */
  void tellNoTimes() {
    tellsTimes = false;
  }

  private static Map<String, Object> user(String name) {
    return Map.of("id", id(name), "username", name, "name", "<b>x</b>", "state", "active");
  }

  private static int id(String name) {
    return name.chars().sum();
  }

  private void users(HttpExchange exchange, String none) throws IOException {
    String name = query(exchange).getOrDefault("username", "");
    say(exchange, 200, name.startsWith("nobody") ? List.of() : List.of(user(name)));
  }

  private void member(HttpExchange exchange, String id) throws IOException {
    boolean writes = writers.stream().anyMatch(name -> id.equals("" + id(name)));
    say(exchange, 200, Map.of("id", Integer.valueOf(id), "access_level", writes ? 30 : 20));
  }

  private Map<String, Object> shown(Pull pull) {
    boolean merged = pull.state().equals("merged");
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", 1000 + pull.number());
    shown.put("iid", pull.number());
    shown.put("title", "Change " + pull.number());
    shown.put("author", user(pull.author()));
    shown.put("state", pull.state().equals("open") ? "opened" : pull.state());
    shown.put("sha", pull.head().isEmpty() ? null : pull.head());
    shown.put("target_branch", "main");
    shown.put("source_project_id", pull.fork() ? 16 : 15);
    shown.put("target_project_id", 15);
    shown.put("merge_commit_sha", merged ? sha(9) : null);
    shown.put("squash_commit_sha", null);
    return shown;
  }

  private void pulls(HttpExchange exchange, String none) throws IOException {
    String state = query(exchange).getOrDefault("state", "all");
    page(
        exchange,
        pulls.stream()
            .map(this::shown)
            .filter(pull -> state.equals("all") || state.equals(pull.get("state")))
            .toList());
  }

  private void pull(HttpExchange exchange, String number) throws IOException {
    Optional<Pull> found =
        pulls.stream().filter(pull -> number.equals("" + pull.number())).findFirst();
    if (found.isPresent()) {
      say(exchange, 200, shown(found.get()));
    } else {
      say(exchange, 404, "{\"message\": \"404 Not found\"}");
    }
  }

  /** A commit has a status only where it is on a branch; a state is not taken twice in a row. */
  private void status(HttpExchange exchange, String sha) throws IOException {
    JsonNode asked = body(exchange);
    if (sha.startsWith("f")) {
      say(exchange, 404, "{\"message\": \"404 References for commit Not Found\"}");
    } else if (!statuses.isEmpty()
        && statuses.getLast().path("state").equals(asked.path("state"))) {
      say(exchange, 400, "{\"message\": \"Cannot transition status via :enqueue from :pending\"}");
    } else {
      statuses.add(asked);
      say(exchange, 201, Map.of("id", 1));
    }
  }

  private void shownStatuses(HttpExchange exchange, String sha) throws IOException {
    say(
        exchange,
        200,
        statuses.stream()
            .map(status -> Map.of("status", status.path("state"), "name", status.path("name")))
            .toList());
  }

  private void commit(HttpExchange exchange, String sha) throws IOException {
    say(exchange, sha.startsWith("ff") ? 404 : 200, Map.of("id", sha));
  }

  private void notes(HttpExchange exchange, String number) throws IOException {
    Stream<Map<String, Object>> approvals =
        reviews.stream()
            .filter(review -> review.word() == Word.APPROVED)
            .map(review -> note(0, review.user(), "approved this merge request", review.at()));
    Stream<Map<String, Object>> written =
        comments.stream().filter(one -> number.equals("" + one.number())).map(this::note);
    List<Map<String, Object>> all = new ArrayList<>(Stream.concat(approvals, written).toList());
    Comparator<Map<String, Object>> byTime =
        Comparator.comparing(one -> String.valueOf(one.get("created_at")));
    all.sort("desc".equals(query(exchange).get("sort")) ? byTime.reversed() : byTime);
    page(exchange, all);
  }

  private Map<String, Object> note(Comment comment) {
    Map<String, Object> note =
        note(comment.id(), comment.author(), comment.body(), comment.written());
    note.put("updated_at", comment.touched().toString());
    note.put("system", false);
    return note;
  }

  private static Map<String, Object> note(int id, String author, String body, Instant at) {
    Map<String, Object> note = new LinkedHashMap<>();
    note.put("id", id);
    note.put("author", user(author));
    note.put("body", body);
    note.put("system", true);
    note.put("created_at", at.toString());
    note.put("updated_at", at.toString());
    return note;
  }

  private void write(HttpExchange exchange, String number) throws IOException {
    say(exchange, 201, Map.of("id", comment(BOT, body(exchange).path("body").asString())));
  }

  private void edited(HttpExchange exchange, String id) throws IOException {
    edit(Integer.parseInt(id), body(exchange).path("body").asString());
    say(exchange, 200, Map.of());
  }

  private void approvals(HttpExchange exchange, String number) throws IOException {
    Map<String, Object> last = new LinkedHashMap<>();
    for (Review review : reviews) {
      if (review.word() == Word.APPROVED) {
        last.put(
            review.user(),
            tellsTimes
                ? Map.of("user", user(review.user()), "approved_at", review.at().toString())
                : Map.of("user", user(review.user())));
      } else if (review.word() != Word.REMARKED) {
        last.remove(review.user());
      }
    }
    say(exchange, 200, Map.of("approved_by", last.values()));
  }

  private void versions(HttpExchange exchange, String number) throws IOException {
    page(
        exchange,
        versions.entrySet().stream()
            .map(version ->
                Map.<String, Object>of(
                    "id", 1,
                    "head_commit_sha", version.getKey(),
                    "created_at", version.getValue().toString()))
            .toList());
  }
}
