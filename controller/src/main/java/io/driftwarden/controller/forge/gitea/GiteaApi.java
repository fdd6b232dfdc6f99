package io.driftwarden.controller.forge.gitea;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.controller.forge.ForgeException;
import io.driftwarden.controller.forge.ForgeException.Category;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls Gitea's REST API, once each and in bounded time. Redirects are not followed: the token is
 * for the address that was given.
 */
final class GiteaApi {
  private static final int LARGEST_ANSWER = 32 << 20;

  /** The client would repeat a token of another form in the message of its exception. */
  private static final Pattern TOKEN = Pattern.compile("[!-~]+");

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(5))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final JsonMapper json = new JsonMapper();
  private final String root;
  private final String token;
  private final Duration limit;

  /**
   * @param limit the longest time that one call may take
   * @throws ForgeException if the token can't be one
   */
  GiteaApi(URI address, String token, Duration limit) {
    if (!TOKEN.matcher(token).matches()) {
      throw new ForgeException(
          Category.NEEDS_PERSON,
          "The forge's token is empty, or has a space or another character that no token has.");
    }
    this.root = address.toString().replaceAll("/+$", "") + "/api/v1/";
    this.token = token;
    this.limit = limit;
  }

  JsonNode get(String path) {
    return call(request(path).GET().build());
  }

  JsonNode post(String path, Map<String, String> body) {
    return send("POST", path, body);
  }

  JsonNode patch(String path, Map<String, String> body) {
    return send("PATCH", path, body);
  }

  private JsonNode send(String method, String path, Map<String, String> body) {
    return call(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json.writeValueAsString(body), UTF_8))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(root + path))
        .header("Accept", "application/json")
        .header("Authorization", "token " + token);
  }

  private JsonNode call(HttpRequest request) {
    String what = request.method() + " " + request.uri().getPath();
    HttpResponse<byte[]> response = exchange(what, request);
    if (response.statusCode() / 100 != 2) {
      throw refused(what, response.statusCode());
    }
    try {
      return json.readTree(response.body());
    } catch (JacksonException e) {
      throw new ForgeException(
          Category.NEEDS_PERSON,
          "%s: the answer is no JSON. Is this the forge's address?".formatted(what));
    }
  }

  /** The client's own time limit ends with the headers; this one holds for the body too. */
  private HttpResponse<byte[]> exchange(String what, HttpRequest request) {
    var answer =
        client.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      answer.cancel(true);
      throw new ForgeException(
          Category.TRANSIENT, "%s: the forge did not answer in time or at all.".formatted(what));
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new ForgeException(Category.TRANSIENT, what + ": stopped before it was answered.");
    }
  }

  /** Gitea answers 404 for about a second after a push, so that one may pass as well. */
  private static ForgeException refused(String what, int status) {
    String message = "%s: the forge answered %d".formatted(what, status);
    if (status == 401 || status == 403) {
      return new ForgeException(
          Category.NEEDS_PERSON,
          message
              + ". Check the token, and that its scopes are read:user, write:repository, write:issue.");
    }
    if (status / 100 == 3) {
      return new ForgeException(
          Category.NEEDS_PERSON, message + ". Give the address that it redirects to.");
    }
    if (status == 404) {
      return new ForgeException(
          Category.TRANSIENT,
          message + ". Either it isn't there yet, or the token may not see it.");
    }
    boolean passes = status >= 500 || status == 408 || status == 429;
    return new ForgeException(passes ? Category.TRANSIENT : Category.PERMANENT, message + ".");
  }
}
