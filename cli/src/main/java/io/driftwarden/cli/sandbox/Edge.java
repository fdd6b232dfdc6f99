package io.driftwarden.cli.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The API over HTTP, for those who have the token. */
final class Edge implements HttpHandler {
  private static final int LARGEST_BODY = 3 << 20;

  private final Api api;
  private final String token;

  Edge(Api api, String token) {
    this.api = api;
    this.token = token;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answer(exchange);
      byte[] body = Json.bytes(answer.body());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.code(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private record Answer(int code, ObjectNode body) {}

  private Answer answer(HttpExchange exchange) throws IOException {
    try {
      requireToken(exchange);
      Request request = request(exchange);
      return new Answer(request.method().equals("POST") ? 201 : 200, api.answer(request));
    } catch (Rejection e) {
      return new Answer(e.code(), e.status());
    } catch (RuntimeException e) {
      Rejection ours = Rejection.broken(e);
      return new Answer(ours.code(), ours.status());
    }
  }

  private void requireToken(HttpExchange exchange) {
    String given = header(exchange, "Authorization").orElse("");
    if (!MessageDigest.isEqual(bytes("Bearer " + token), bytes(given))) {
      throw Rejection.unauthorized();
    }
  }

  private static Request request(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      throw Rejection.badRequest("the body is too large");
    }
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI(),
        header(exchange, "Content-Type").orElse("").replaceAll(";.*", "").strip(),
        header(exchange, "User-Agent").orElse("unknown").replaceAll("/.*", ""),
        new String(body, StandardCharsets.UTF_8));
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
