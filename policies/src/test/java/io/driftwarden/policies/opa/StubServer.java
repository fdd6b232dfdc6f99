package io.driftwarden.policies.opa;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.driftwarden.rego.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that keeps modules as OPA does and evaluates none: to each question it answers that
 * nothing is defined. Its answers can be replaced.
 */
final class StubServer implements AutoCloseable {
  private static final Pattern DIGEST = Pattern.compile("digest := \"(\\w+)\"");

  /** What is answered. */
  record Answer(int status, String body) {}

  final Map<String, String> modules = new TreeMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer http;
  private Function<HttpExchange, Answer> answers = this::asOpa;
  private int questions;

  StubServer() {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.createContext("/", this::handle);
    http.setExecutor(threads);
    http.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  StubServer answering(Function<HttpExchange, Answer> other) {
    answers = other;
    return this;
  }

  /** Returns how many evaluations were asked for. */
  int questions() {
    return questions;
  }

  Answer asOpa(HttpExchange request) {
    String path = request.getRequestURI().getPath();
    String name = path.replace("/v1/policies/", "");
    return switch (request.getRequestMethod()) {
      case "GET" -> new Answer(200, Value.of(Map.of("result", listed())).toJson());
      case "PUT" -> {
        modules.put(name, body(request));
        yield new Answer(200, "{}");
      }
      case "DELETE" -> new Answer(modules.remove(name) == null ? 404 : 200, "{}");
      default -> evaluated(body(request));
    };
  }

  private List<Map<String, String>> listed() {
    return modules.entrySet().stream()
        .map(module -> Map.of("id", module.getKey(), "raw", module.getValue()))
        .toList();
  }

  private Answer evaluated(String input) {
    questions++;
    if (!modules.containsKey(Entry.NAME)) {
      return new Answer(200, "{}");
    }
    Matcher digest = DIGEST.matcher(modules.getOrDefault(Entry.NAME, ""));
    int asked = input.split("\"bundle\"", -1).length - 1;
    Map<String, Object> verdict =
        Map.of(
            "digest",
            digest.find() ? digest.group(1) : "",
            "answers",
            Collections.nCopies(asked, Map.of()));
    return new Answer(200, Value.of(Map.of("result", verdict)).toJson());
  }

  private static String body(HttpExchange request) {
    try {
      return new String(request.getRequestBody().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void handle(HttpExchange request) throws IOException {
    Answer answer;
    synchronized (this) {
      answer = answers.apply(request);
    }
    byte[] bytes = answer.body().getBytes(UTF_8);
    request.sendResponseHeaders(answer.status(), bytes.length);
    request.getResponseBody().write(bytes);
    request.close();
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
