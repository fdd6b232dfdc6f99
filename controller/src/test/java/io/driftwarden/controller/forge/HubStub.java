package io.driftwarden.controller.forge;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What GitHub's API and Gitea's, made after it, have in common. */
abstract class HubStub extends ForgeStub {
  private static final String REPOSITORY = "/repos/acme/infra/";

  /**
   * @param root what stands before all paths
   */
  HubStub(String root) {
    String at = root + REPOSITORY;
    on("GET " + root + "/user", (exchange, none) -> say(exchange, 200, user(BOT)));
    on("GET " + at + "pulls", this::pulls);
    on("GET " + at + "pulls/(\\d+)", this::pull);
    on("POST " + at + "statuses/([0-9a-f]+)", this::status);
    on("GET " + at + "issues/(\\d+)/comments", this::comments);
    on("GET " + at + "issues/comments", this::remarks);
    on("POST " + at + "issues/(\\d+)/comments", this::write);
    on("PATCH " + at + "issues/comments/(\\d+)", this::edited);
    on("GET " + at + "pulls/(\\d+)/reviews", this::reviews);
    on("GET " + at + "collaborators/([^/]+)/permission", this::permission);
  }

  /** Returns a pull request as the forge shows it. */
  abstract Map<String, Object> shown(Pull pull);

  /** Returns a review as the forge shows it. */
  abstract Map<String, Object> shown(Review review);

  /** Returns a comment as the forge shows it in the list of the whole repository. */
  abstract Map<String, Object> shown(Comment comment);

  static Map<String, Object> user(String login) {
    return Map.of("id", login.length(), "login", login, "full_name", "<b>x</b>", "type", "User");
  }

  static Map<String, Object> fields(@Nullable Object... pairs) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return fields;
  }

  private void pulls(HttpExchange exchange, String none) throws IOException {
    boolean open = "open".equals(query(exchange).get("state"));
    page(
        exchange,
        pulls.stream()
            .filter(pull -> pull.state().equals("open") == open)
            .map(this::shown)
            .toList());
  }

  private void pull(HttpExchange exchange, String number) throws IOException {
    Optional<Pull> found =
        pulls.stream().filter(pull -> number.equals("" + pull.number())).findFirst();
    if (found.isPresent()) {
      say(exchange, 200, shown(found.get()));
    } else {
      say(exchange, 404, "{\"message\": \"not found\"}");
    }
  }

  private void status(HttpExchange exchange, String sha) throws IOException {
    statuses.add(body(exchange));
    say(exchange, 201, Map.of("id", 1));
  }

  void comments(HttpExchange exchange, String number) throws IOException {
    page(exchange, onPull(number));
  }

  List<Map<String, Object>> onPull(String number) {
    return comments.stream()
        .filter(comment -> number.equals("" + comment.number()))
        .map(this::shown)
        .toList();
  }

  private void remarks(HttpExchange exchange, String none) throws IOException {
    Instant since = Instant.parse(Optional.ofNullable(query(exchange).get("since")).orElseThrow());
    page(
        exchange,
        comments.stream()
            .filter(comment -> !comment.touched().isBefore(since))
            .map(this::shown)
            .toList());
  }

  private void write(HttpExchange exchange, String number) throws IOException {
    say(exchange, 201, Map.of("id", comment(BOT, body(exchange).path("body").asString())));
  }

  private void edited(HttpExchange exchange, String id) throws IOException {
    edit(Integer.parseInt(id), body(exchange).path("body").asString());
    say(exchange, 200, Map.of());
  }

  private void reviews(HttpExchange exchange, String number) throws IOException {
    page(exchange, reviews.stream().map(this::shown).toList());
  }

  private void permission(HttpExchange exchange, String login) throws IOException {
    if (login.startsWith("no")) {
      boolean known = login.equals("nora");
      if (!known) {
        say(exchange, 404, "{\"message\": \"not found\"}");
        return;
      }
    }
    String permission = writers.contains(login) ? "write" : "read";
    say(exchange, 200, Map.of("permission", permission, "user", user(login)));
  }
}
