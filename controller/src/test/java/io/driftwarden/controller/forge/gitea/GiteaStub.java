package io.driftwarden.controller.forge.gitea;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Gitea 1.26 answers to the calls that are made of it, for one repository in memory. A real
 * Gitea is used end to end.
 */
final class GiteaStub implements AutoCloseable {
  static final String TOKEN = "b1f7e3c92d8a4650";

  private static final String ROOT = "/api/v1/repos/acme/infra/";
  private static final int FIRST_COMMENT = 500;

  final List<Map<String, Object>> pulls = new CopyOnWriteArrayList<>();
  final List<Map<String, Object>> comments = new CopyOnWriteArrayList<>();
  final List<JsonNode> statuses = new CopyOnWriteArrayList<>();
  final List<String> calls = new CopyOnWriteArrayList<>();
  private final Map<Pattern, Route> routes =
      Map.of(
          Pattern.compile("GET /api/v1/user"),
          (exchange, none) -> say(exchange, 200, user("driftwarden")),
          Pattern.compile("GET " + ROOT + "pulls"),
          this::list,
          Pattern.compile("GET " + ROOT + "pulls/(\\d+)"),
          this::one,
          Pattern.compile("POST " + ROOT + "statuses/([0-9a-f]+)"),
          this::status,
          Pattern.compile("GET " + ROOT + "issues/(\\d+)/comments"),
          this::comments,
          Pattern.compile("POST " + ROOT + "issues/(\\d+)/comments"),
          this::write,
          Pattern.compile("PATCH " + ROOT + "issues/comments/(\\d+)"),
          this::edit);
  private final JsonMapper json = new JsonMapper();
  private final HttpServer http;
  private volatile int mostItems = 50;
  private volatile boolean splitsComments;
  private volatile Optional<Answer> always = Optional.empty();

  /** What is answered to whatever is asked. */
  interface Answer {
    void give(HttpExchange exchange) throws IOException;
  }

  /** Answers one kind of call, with the number or id that its path has. */
  private interface Route {
    void answer(HttpExchange exchange, String named) throws IOException;
  }

  GiteaStub() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/", this::handle);
    http.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  GiteaForge forge() {
    return new GiteaForge(address(), "acme/infra", TOKEN);
  }

  /** Sets how many items of a list one answer has at most, as a server's administrator may. */
  void answersAtMost(int items) {
    mostItems = items;
  }

  /** Makes the list of comments come in pages, as it is proposed for later versions. */
  void splitComments() {
    splitsComments = true;
  }

  void always(Answer answer) {
    always = Optional.of(answer);
  }

  void always(int status, String body) {
    always(exchange -> say(exchange, status, body));
  }

  static Map<String, Object> pull(int number) {
    Map<String, Object> pull = new LinkedHashMap<>();
    pull.put("id", 1000 + number);
    pull.put("number", number);
    pull.put("title", "Change " + number);
    pull.put("user", user("nora"));
    pull.put("state", "open");
    pull.put("merged", false);
    pull.put("merge_commit_sha", null);
    pull.put("head", Map.of("label", "side", "ref", "side", "sha", sha(number)));
    pull.put("base", Map.of("label", "main", "ref", "main", "sha", sha(0)));
    return pull;
  }

  static String sha(int number) {
    return "%040x".formatted(number);
  }

  int comment(String login, String body) {
    int id = FIRST_COMMENT + comments.size();
    Map<String, Object> comment = new LinkedHashMap<>();
    comment.put("id", id);
    comment.put("user", user(login));
    comment.put("body", body);
    comments.add(comment);
    return id;
  }

  List<Object> bodies() {
    return comments.stream().map(comment -> comment.get("body")).toList();
  }

  private static Map<String, Object> user(String login) {
    return Map.of("id", login.length(), "login", login, "full_name", "");
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      if (always.isPresent()) {
        always.get().give(exchange);
      } else if (("token " + TOKEN)
          .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        answer(exchange);
      } else {
        say(exchange, 401, "{\"message\": \"invalid username, password or token\"}");
      }
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    for (Map.Entry<Pattern, Route> route : routes.entrySet()) {
      Matcher found = route.getKey().matcher(call);
      if (found.matches()) {
        route.getValue().answer(exchange, found.groupCount() == 0 ? "" : found.group(1));
        return;
      }
    }
    say(exchange, 404, "{\"message\": \"not found\"}");
  }

  private void list(HttpExchange exchange, String none) throws IOException {
    say(exchange, 200, page(exchange, asked(exchange)));
  }

  private void one(HttpExchange exchange, String number) throws IOException {
    for (Map<String, Object> pull : pulls) {
      if (String.valueOf(pull.get("number")).equals(number)) {
        say(exchange, 200, pull);
        return;
      }
    }
    say(exchange, 404, "{\"message\": \"not found\"}");
  }

  private void status(HttpExchange exchange, String sha) throws IOException {
    JsonNode body = json.readTree(exchange.getRequestBody());
    statuses.add(body);
    say(exchange, 201, Map.of("id", 1, "status", body.path("state").asString()));
  }

  private void comments(HttpExchange exchange, String pull) throws IOException {
    say(exchange, 200, splitsComments ? page(exchange, comments) : comments);
  }

  private void write(HttpExchange exchange, String pull) throws IOException {
    String body = json.readTree(exchange.getRequestBody()).path("body").asString();
    say(exchange, 201, Map.of("id", comment("driftwarden", body)));
  }

  private void edit(HttpExchange exchange, String id) throws IOException {
    String body = json.readTree(exchange.getRequestBody()).path("body").asString();
    comments.get(Integer.parseInt(id) - FIRST_COMMENT).put("body", body);
    say(exchange, 200, Map.of());
  }

  private List<Map<String, Object>> asked(HttpExchange exchange) {
    String state = exchange.getRequestURI().getQuery().contains("state=closed") ? "closed" : "open";
    return pulls.stream().filter(pull -> state.equals(pull.get("state"))).toList();
  }

  private List<Map<String, Object>> page(HttpExchange exchange, List<Map<String, Object>> items) {
    Map<String, Integer> query = new LinkedHashMap<>();
    for (String part : exchange.getRequestURI().getQuery().split("&")) {
      if (part.matches("(limit|page)=\\d+")) {
        query.put(part.split("=")[0], Integer.valueOf(part.split("=")[1]));
      }
    }
    int size = Math.min(query.getOrDefault("limit", 30), mostItems);
    int start = (query.getOrDefault("page", 1) - 1) * size;
    return new ArrayList<>(
        items.subList(Math.min(start, items.size()), Math.min(start + size, items.size())));
  }

  void say(HttpExchange exchange, int status, Object body) throws IOException {
    say(exchange, status, json.writeValueAsString(body));
  }

  static void say(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  void fill(int count) {
    IntStream.rangeClosed(1, count).mapToObj(GiteaStub::pull).forEach(pulls::add);
  }

  Stream<String> callsTo(String start) {
    return calls.stream().filter(call -> call.startsWith(start));
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
