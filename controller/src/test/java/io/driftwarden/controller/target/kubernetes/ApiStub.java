package io.driftwarden.controller.target.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An API server that does as little as an apply of ConfigMaps and Secrets needs, and can be told to
 * fail. What a real one makes of manifests is proved end to end.
 */
final class ApiStub implements AutoCloseable {
  static final String TOKEN = "s3cret-t0ken";

  final Map<String, JsonNode> objects = new ConcurrentHashMap<>();
  final List<String> calls = new CopyOnWriteArrayList<>();
  final List<String> shown = new CopyOnWriteArrayList<>();
  private final HttpServer http;
  private volatile Trouble trouble = call -> false;
  private volatile Answer answer = exchange -> {};

  /** Decides which calls go wrong, each given as {@code PATCH /api/v1/...?dryRun=All}. */
  interface Trouble {
    boolean at(String call);
  }

  /** What is answered when one goes wrong. */
  interface Answer {
    void give(HttpExchange exchange) throws IOException;
  }

  ApiStub() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/", this::handle);
    http.start();
  }

  String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  Path kubeconfig(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("kubeconfig"),
        """
        apiVersion: v1
        kind: Config
        current-context: stub
        clusters: [{name: stub, cluster: {server: "%s"}}]
        users: [{name: robot, user: {token: %s}}]
        contexts: [{name: stub, context: {cluster: stub, user: robot}}]
        """
            .formatted(url(), TOKEN));
  }

  void fail(Trouble where, Answer how) {
    trouble = where;
    answer = how;
  }

  void fail(Trouble where, int status, String reason) {
    fail(where, exchange -> say(exchange, status, status(status, reason)));
  }

  void recover() {
    trouble = call -> false;
  }

  static boolean applies(String call, String name) {
    return call.startsWith("PATCH") && call.contains("/" + name + "?") && !call.contains("dryRun");
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      calls.add(call);
      shown.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      if (trouble.at(call)) {
        answer.give(exchange);
      } else {
        answer(exchange);
      }
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    switch (exchange.getRequestMethod()) {
      case "GET" -> get(exchange, path);
      case "PATCH" -> say(exchange, 200, Json.text(applied(exchange, path)));
      case "DELETE" -> {
        objects.remove(path);
        say(exchange, 200, status(200, "gone"));
      }
      default -> say(exchange, 405, status(405, "no"));
    }
  }

  private void get(HttpExchange exchange, String path) throws IOException {
    if (path.equals("/api/v1")) {
      say(exchange, 200, KINDS);
    } else if (objects.containsKey(path)) {
      say(exchange, 200, Json.text(objects.get(path)));
    } else {
      say(exchange, 404, status(404, "not found"));
    }
  }

  private JsonNode applied(HttpExchange exchange, String path) throws IOException {
    ObjectNode object =
        (ObjectNode) Json.parse(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    ObjectNode metadata = object.withObject("/metadata");
    metadata.put("uid", "uid-of-" + metadata.path("name").asString());
    metadata.put("resourceVersion", "1");
    metadata.set(
        "managedFields",
        Json.parse(
            "[{\"manager\": \"driftwarden\", \"operation\": \"Apply\", \"fieldsV1\": {\"f:data\": {\".\": {}}}}]"));
    if (!String.valueOf(exchange.getRequestURI().getQuery()).contains("dryRun")) {
      objects.put(path, object);
    }
    return object;
  }

  static void say(HttpExchange exchange, int status, String body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  static String status(int code, String message) {
    return Json.text(
        Json.object()
            .put("kind", "Status")
            .put("apiVersion", "v1")
            .put("status", code < 300 ? "Success" : "Failure")
            .put("message", message)
            .put("code", code));
  }

  private static final String KINDS =
      """
      {"kind": "APIResourceList", "groupVersion": "v1", "resources": [
        {"name": "configmaps", "singularName": "", "namespaced": true, "kind": "ConfigMap", "verbs": ["get"]},
        {"name": "secrets", "singularName": "", "namespaced": true, "kind": "Secret", "verbs": ["get"]}]}\
      """;

  @Override
  public void close() {
    http.stop(0);
  }
}
