package io.driftwarden.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Gitea of our own, and what a person would do on it. */
final class Gitea implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String USER = "driftwarden";
  private static final String PASSWORD = "correct-horse-7";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path folder;
  private final int port;
  private final String token;

  private Gitea(Path folder, int port, String token) {
    this.folder = folder;
    this.port = port;
    this.token = token;
  }

  static Gitea start(Path folder) {
    int port = Parts.freePort();
    Shell.run(
            Parts.ROOT,
            Map.of("GITEA_BIN", Parts.of("gitea-1.26.0").toString()),
            List.of("bash", "e2e/parts/gitea/up.sh", folder.toString(), Integer.toString(port)))
        .orFail();
    return new Gitea(folder, port, token(folder));
  }

  private static String token(Path folder) {
    try (var lines = Files.lines(folder.resolve("env"))) {
      return lines
          .filter(line -> line.contains("GITEA_TOKEN="))
          .map(line -> line.substring(line.indexOf('=') + 1).strip())
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  String token() {
    return token;
  }

  /** Makes an empty repository; returns its {@code owner/name}. */
  String createRepository(String name) {
    call("POST", "/user/repos", Map.of("name", name, "default_branch", "main"));
    return USER + "/" + name;
  }

  /** Returns an address to push to, with the credentials in it. */
  String pushUrl(String repository) {
    return "http://%s:%s@127.0.0.1:%d/%s.git".formatted(USER, token, port, repository);
  }

  void addHook(String repository, String url, String secret) {
    call(
        "POST",
        "/repos/" + repository + "/hooks",
        Map.of(
            "type",
            "gitea",
            "active",
            true,
            "events",
            List.of("push", "pull_request", "pull_request_sync", "issue_comment"),
            "config",
            Map.of("url", url, "content_type", "json", "secret", secret)));
  }

  /** Makes a user, who shows another name than the one to log in with. */
  void createUser(String name, String shown) {
    call(
        "POST",
        "/admin/users",
        Map.of(
            "username",
            name,
            "full_name",
            shown,
            "email",
            name + "@example.com",
            "password",
            PASSWORD,
            "must_change_password",
            false));
  }

  /** Lets a user read, write or administer a repository. */
  void permit(String repository, String user, String permission) {
    String path = "/repos/%s/collaborators/%s".formatted(repository, user);
    if (send("PUT", path, Map.of("permission", permission)).statusCode() != 204) {
      throw new AssertionError(user + " was not permitted");
    }
  }

  /** Returns a token of a user that has only some scopes. */
  String tokenOf(String user, List<String> scopes) {
    String basic =
        Base64.getEncoder()
            .encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        request("/users/" + user + "/tokens")
            .setHeader("Authorization", "Basic " + basic)
            .POST(
                BodyPublishers.ofString(
                    JSON.writeValueAsString(Map.of("name", "bot", "scopes", scopes))))
            .build();
    return JSON.readTree(send(request).body()).get("sha1").asString();
  }

  /** Does what a user other than the administrator would do. */
  JsonNode as(String user, String path, Map<String, ?> body) {
    return call("POST", path + "?sudo=" + user, body);
  }

  int openPullRequest(String repository, String branch, String title) {
    Map<String, Object> asked = Map.of("head", branch, "base", "main", "title", title);
    return call("POST", "/repos/" + repository + "/pulls", asked).get("number").asInt();
  }

  /** Merges as soon as Gitea has found out that it can be merged. */
  void merge(String repository, int number, String how) {
    Await.until(
        "pull request " + number + " merged",
        Duration.ofSeconds(30),
        () -> {
          var answer =
              send(
                  "POST",
                  "/repos/" + repository + "/pulls/" + number + "/merge",
                  Map.of("Do", how));
          return answer.statusCode() == 200 ? Optional.of(true) : Optional.empty();
        });
  }

  List<String> comments(String repository, int number) {
    return list("/repos/" + repository + "/issues/" + number + "/comments").stream()
        .map(comment -> comment.get("body").asString())
        .toList();
  }

  /** Returns the newest state of our status on a commit, if it has one. */
  Optional<String> status(String repository, String sha) {
    return list("/repos/" + repository + "/commits/" + sha + "/status").stream()
        .findFirst()
        .flatMap(all -> stream(all.get("statuses")).findFirst())
        .map(status -> status.get("status").asString());
  }

  /** Returns the state of every status that a commit was ever given. */
  List<String> statuses(String repository, String sha) {
    return list("/repos/" + repository + "/statuses/" + sha).stream()
        .map(status -> status.get("status").asString())
        .toList();
  }

  private List<JsonNode> list(String path) {
    JsonNode answer = call("GET", path, null);
    return answer.isArray() ? stream(answer).toList() : List.of(answer);
  }

  private static Stream<JsonNode> stream(@Nullable JsonNode node) {
    return node == null || node.isNull()
        ? Stream.of()
        : StreamSupport.stream(node.spliterator(), false);
  }

  JsonNode call(String method, String path, @Nullable Object body) {
    HttpResponse<String> answer = send(method, path, body);
    if (answer.statusCode() >= 300) {
      throw new AssertionError(
          method + " " + path + ": " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  private HttpResponse<String> send(String method, String path, @Nullable Object body) {
    return send(
        request(path)
            .method(
                method,
                body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url() + "/api/v1" + path))
        .header("Authorization", "token " + token)
        .header("Content-Type", "application/json")
        .timeout(Duration.ofSeconds(30));
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    Shell.run(Parts.ROOT, "bash", "e2e/parts/gitea/down.sh", folder.toString());
    http.close();
  }
}
