package io.driftwarden.controller.forge.rest;

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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls a forge's REST API, once each and in bounded time. Redirects are not followed: the token is
 * for the address that was given.
 */
public final class RestApi {
  private static final int LARGEST_ANSWER = 32 << 20;
  private static final int MOST_PAGES = 200;

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
  private final Dialect dialect;
  private final Duration limit;

  /** A page of a list, and the query for the one after it. */
  private record Page(JsonNode items, Optional<String> nextQuery, int number) {}

  /**
   * @param root what stands before the paths of all calls
   * @param limit the longest time that one call may take
   * @throws ForgeException if the token can't be one
   */
  public RestApi(URI root, String token, Dialect dialect, Duration limit) {
    if (!TOKEN.matcher(token).matches()) {
      throw new ForgeException(
          Category.NEEDS_PERSON,
          "The forge's token is empty, or has a space or another character that no token has.");
    }
    this.root = root.toString().replaceAll("/+$", "") + "/";
    this.token = token;
    this.dialect = dialect;
    this.limit = limit;
  }

  public JsonNode get(String path) {
    return call(request(path).GET().build());
  }

  /** Returns what is at a path, or nothing where the forge answers 404. */
  public Optional<JsonNode> find(String path) {
    return unless(Set.of(404), request(path).GET().build());
  }

  /**
   * Returns what all pages of a list have, each page asked for when it is needed. The forge names
   * the next page in a link, of which only the query is taken.
   *
   * @param path with a query
   */
  public Stream<JsonNode> list(String path) {
    String place = path.substring(0, path.indexOf('?'));
    return Stream.iterate(
            Optional.of(page(path, 1)),
            Optional::isPresent,
            page -> page.flatMap(last -> following(place, last)))
        .flatMap(Optional::stream)
        .flatMap(page -> page.items().valueStream());
  }

  private Optional<Page> following(String place, Page last) {
    return last.nextQuery().map(query -> page(place + "?" + query, last.number() + 1));
  }

  private Page page(String path, int number) {
    if (number > MOST_PAGES) {
      throw new ForgeException(Category.PERMANENT, "A list of the forge is longer than is read.");
    }
    HttpRequest request = request(path).GET().build();
    HttpResponse<byte[]> response = exchange(what(request), request);
    return new Page(answer(what(request), response), Links.nextQuery(response.headers()), number);
  }

  public JsonNode post(String path, Map<String, String> body) {
    return call(sending("POST", path, body));
  }

  /** Returns the answer, or nothing where the forge refuses with one of some statuses. */
  public Optional<JsonNode> postUnless(
      Set<Integer> statuses, String path, Map<String, String> body) {
    return unless(statuses, sending("POST", path, body));
  }

  public JsonNode patch(String path, Map<String, String> body) {
    return call(sending("PATCH", path, body));
  }

  public JsonNode put(String path, Map<String, String> body) {
    return call(sending("PUT", path, body));
  }

  private HttpRequest sending(String method, String path, Map<String, String> body) {
    return request(path)
        .header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofString(json.writeValueAsString(body), UTF_8))
        .build();
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(root + path))
            .header("Accept", "application/json")
            .header("Authorization", dialect.scheme() + " " + token);
    dialect.headers().forEach(request::setHeader);
    return request;
  }

  private Optional<JsonNode> unless(Set<Integer> statuses, HttpRequest request) {
    String what = what(request);
    HttpResponse<byte[]> response = exchange(what, request);
    return statuses.contains(response.statusCode())
        ? Optional.empty()
        : Optional.of(answer(what, response));
  }

  private JsonNode call(HttpRequest request) {
    String what = what(request);
    return answer(what, exchange(what, request));
  }

  private static String what(HttpRequest request) {
    return request.method() + " " + request.uri().getPath();
  }

  private JsonNode answer(String what, HttpResponse<byte[]> response) {
    if (response.statusCode() / 100 != 2) {
      throw new Refusal(what, response).exception(dialect);
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
}
