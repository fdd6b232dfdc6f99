package io.driftwarden.controller.repo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/** A git host over HTTP on loopback that keeps the Authorization header of each request. */
public final class GitHttp implements AutoCloseable {
  public final List<String> shown = new CopyOnWriteArrayList<>();
  private final HttpServer http;
  private volatile Handler handler = (exchange, host) -> host.answer(exchange);
  private final Optional<GitServer> server;

  /** How requests are answered. */
  interface Handler {
    void handle(HttpExchange exchange, GitHttp host) throws IOException;
  }

  private GitHttp(Optional<GitServer> server) throws IOException {
    this.server = server;
    this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/", this::handle);
    http.start();
  }

  /** Returns a host of the repositories of a server, under {@code /NAME.git}. */
  public static GitHttp of(GitServer server) throws IOException {
    return new GitHttp(Optional.of(server));
  }

  /** Returns a host that answers everything in one way. */
  static GitHttp that(Handler handler) throws IOException {
    return new GitHttp(Optional.empty()).first(handler);
  }

  GitHttp first(Handler by) {
    handler = by;
    return this;
  }

  public String url(String path) {
    return "http://127.0.0.1:%d%s".formatted(http.getAddress().getPort(), path);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      shown.add(
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse(""));
      handler.handle(exchange, this);
    }
  }

  /** Answers with a status and nothing else. */
  static void say(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  /** Answers as a git host does. */
  void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String name = path.substring(1, path.indexOf(".git"));
    boolean first = path.endsWith("/info/refs");
    GitService service =
        GitService.named(
                first
                    ? exchange.getRequestURI().getQuery().substring(8)
                    : path.substring(path.lastIndexOf('/') + 1))
            .orElseThrow();
    var request =
        new GitRequest(
            name,
            service,
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Git-Protocol")),
            1 << 20);
    exchange
        .getResponseHeaders()
        .set(
            "Content-Type",
            "application/x-%s-%s".formatted(service.title(), first ? "advertisement" : "result"));
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      if (first) {
        server.orElseThrow().advertise(request, out);
      } else {
        var in = exchange.getRequestBody();
        boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        server.orElseThrow().answer(request, zipped ? new GZIPInputStream(in) : in, out);
      }
    }
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
