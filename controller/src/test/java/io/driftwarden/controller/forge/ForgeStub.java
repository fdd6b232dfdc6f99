package io.driftwarden.controller.forge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One repository in memory, shown as a forge shows it to the calls that are made of it. */
abstract class ForgeStub implements AutoCloseable {
  static final String TOKEN = "b1f7e3c92d8a4650";
  static final String BOT = "driftwarden";
  static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  final List<Pull> pulls = new CopyOnWriteArrayList<>();
  final List<Comment> comments = new CopyOnWriteArrayList<>();
  final List<Review> reviews = new CopyOnWriteArrayList<>();
  final List<JsonNode> statuses = new CopyOnWriteArrayList<>();
  final List<String> calls = new CopyOnWriteArrayList<>();

  /** Who may write; whoever isn't there may read. */
  final List<String> writers = new CopyOnWriteArrayList<>(List.of("nora", "omar", BOT));

  final JsonMapper json = new JsonMapper();
  private final Map<Pattern, Route> routes = new ConcurrentHashMap<>();
  private final HttpServer http;
  private volatile int mostItems = 50;
  private volatile Optional<Answer> always = Optional.empty();

  /** A proposed change; the state is open, closed or merged. */
  record Pull(int number, String author, String head, String state, boolean fork) {}

  /** A comment, written on a pull request or, where the number is 0, on an issue. */
  record Comment(
      int id, int number, String author, String body, Instant written, Instant touched) {}

  /** What somebody said of a pull request, in words that {@link #word} turns into the forge's. */
  record Review(String user, Word word, String head, Instant at) {}

  /** What a review says. */
  enum Word {
    APPROVED,
    REJECTED,
    REMARKED,
    DISMISSED
  }

  /** What is answered to whatever is asked. */
  interface Answer {
    void give(HttpExchange exchange) throws IOException;
  }

  /** Answers one kind of call, with the number or name that its path has. */
  interface Route {
    void answer(HttpExchange exchange, String named) throws IOException;
  }

  ForgeStub() {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/", this::handle);
    http.start();
  }

  /** Returns a client with a token. */
  abstract Forge forge(String token);

  Forge forge() {
    return forge(TOKEN);
  }

  /** Returns the scheme of the authorization that the forge takes. */
  abstract String scheme();

  /** Answers calls of a method and a path, in which a group may name something. */
  void on(String call, Route route) {
    routes.put(Pattern.compile(call), route);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  static String sha(int number) {
    return "%040x".formatted(number);
  }

  /** Adds open pull requests of nora's with the numbers from 1 on. */
  void fill(int count) {
    for (int number = 1; number <= count; number++) {
      pulls.add(new Pull(number, "nora", sha(number), "open", false));
    }
  }

  void change(int number, UnaryOperator<Pull> change) {
    pulls.replaceAll(pull -> pull.number() == number ? change.apply(pull) : pull);
  }

  /** Adds a comment on pull request 1 that was never edited. */
  int comment(String author, String body) {
    return comment(author, body, NOW);
  }

  int comment(String author, String body, Instant at) {
    int id = 500 + comments.size();
    comments.add(new Comment(id, 1, author, body, at, at));
    return id;
  }

  List<String> bodies() {
    return comments.stream().map(Comment::body).toList();
  }

  void edit(int id, String body) {
    comments.replaceAll(one ->
        one.id() == id
            ? new Comment(id, one.number(), one.author(), body, one.written(), NOW.plusSeconds(60))
            : one);
  }

  /** Sets how many items of a list one answer has at most, as a server's administrator may. */
  void answersAtMost(int items) {
    mostItems = items;
  }

  void always(Answer answer) {
    always = Optional.of(answer);
  }

  void always(int status, String body) {
    always(exchange -> say(exchange, status, body));
  }

  Stream<String> callsTo(String start) {
    return calls.stream().filter(call -> call.startsWith(start));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      String proof = exchange.getRequestHeaders().getFirst("Authorization");
      if (always.isPresent()) {
        always.get().give(exchange);
      } else if ((scheme() + " " + TOKEN).equals(proof)) {
        answer(exchange);
      } else {
        say(exchange, 401, "{\"message\": \"invalid token " + proof + "\"}");
      }
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
    for (Map.Entry<Pattern, Route> route : routes.entrySet()) {
      Matcher found = route.getKey().matcher(call);
      if (found.matches()) {
        String named = found.groupCount() == 0 ? "" : found.group(1);
        route.getValue().answer(exchange, URLDecoder.decode(named, UTF_8));
        return;
      }
    }
    say(exchange, 404, "{\"message\": \"not found\"}");
  }

  /** Answers one page of a list, with a link to the next one where the forge gives any. */
  void page(HttpExchange exchange, List<Map<String, Object>> items) throws IOException {
    Map<String, String> query = query(exchange);
    String asked = query.getOrDefault("per_page", query.getOrDefault("limit", "30"));
    int size = Math.min(Integer.parseInt(asked), mostItems);
    int page = Integer.parseInt(query.getOrDefault("page", "1"));
    int start = Math.min((page - 1) * size, items.size());
    int end = Math.min(start + size, items.size());
    if (end < items.size()) {
      query.put("page", String.valueOf(page + 1));
      String next =
          query.entrySet().stream()
              .map(e -> e.getKey() + "=" + e.getValue())
              .reduce("", (a, b) -> a + "&" + b);
      exchange
          .getResponseHeaders()
          .set(
              "Link",
              "<https://elsewhere.example/first?page=1>; rel=\"first\", "
                  + "<https://elsewhere.example/list?%s>; rel=\"next\""
                      .formatted(next.substring(1)));
    }
    say(exchange, 200, items.subList(start, end));
  }

  static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new LinkedHashMap<>();
    String asked = exchange.getRequestURI().getRawQuery();
    for (String part : asked == null ? new String[0] : asked.split("&")) {
      if (part.contains("=")) {
        query.put(part.split("=", 2)[0], URLDecoder.decode(part.split("=", 2)[1], UTF_8));
      }
    }
    return query;
  }

  void say(HttpExchange exchange, int status, Object body) throws IOException {
    say(exchange, status, json.writeValueAsString(body));
  }

  static void say(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  JsonNode body(HttpExchange exchange) throws IOException {
    return json.readTree(exchange.getRequestBody());
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
