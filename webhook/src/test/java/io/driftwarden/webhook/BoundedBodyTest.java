package io.driftwarden.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.webhook.BoundedBody.Bounds;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies at and over small bounds, on a real connection. */
final class BoundedBodyTest {
  private static final Bounds BOUNDS = new Bounds(10, Duration.ofMillis(300));
  private static final String HEAD = "POST / HTTP/1.1\r\nHost: here\r\n";

  private final Vertx vertx = Vertx.vertx();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() {
    server = vertx.createHttpServer().requestHandler(this::collect);
    server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
  }

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private void collect(HttpServerRequest request) {
    new BoundedBody(vertx, request, BOUNDS)
        .collect(body -> {
          bodies.add(new String(body, UTF_8));
          request.response().setStatusCode(202).end();
        });
  }

  private RawClient client() throws IOException {
    return new RawClient(server.actualPort());
  }

  @Test
  void aBodyOfTheBoundIsWhole() throws IOException {
    try (RawClient client = client()) {
      client.say(HEAD + "Content-Length: 10\r\n\r\n01234").say("56789");
      assertEquals("HTTP/1.1 202 Accepted", client.status());
      assertEquals(List.of("0123456789"), bodies);
    }
  }

  @Test
  void noBodyIsAnEmptyOne() throws IOException {
    try (RawClient client = client()) {
      client.say(HEAD + "\r\n");
      assertEquals("HTTP/1.1 202 Accepted", client.status());
      assertEquals(List.of(""), bodies);
    }
  }

  @Test
  void oneByteMoreIsRefused() throws IOException {
    try (RawClient client = client()) {
      client.say(HEAD + "Transfer-Encoding: chunked\r\n\r\nb\r\n01234567890\r\n0\r\n\r\n");
      assertEquals("HTTP/1.1 413 Request Entity Too Large", client.status());
    }
    assertEquals(List.of(), bodies);
  }

  @Test
  void aBodyThatStopsIsNotWaitedFor() throws IOException {
    try (RawClient client = client()) {
      client.say(HEAD + "Content-Length: 10\r\n\r\n01234");
      assertEquals("HTTP/1.1 408 Request Timeout", client.status());
      assertTrue(client.rest().endsWith("The body took too long.\n"));
    }
    assertEquals(List.of(), bodies);
  }

  /** A byte now and then keeps a connection busy, but not for ever. */
  @Test
  void aBodyThatDripsIsNotWaitedFor() throws Exception {
    long start = System.nanoTime();
    try (RawClient client = client()) {
      client.say(HEAD + "Content-Length: 10\r\n\r\n");
      for (int i = 0; i < 9; i++) {
        Thread.sleep(60);
        client.say("x");
      }
      assertEquals("HTTP/1.1 408 Request Timeout", client.status());
    } catch (SocketException closed) {
      assertTrue(System.nanoTime() - start > BOUNDS.patience().toNanos());
    }
    assertEquals(List.of(), bodies);
  }

  @Test
  void aClientThatLeavesIsForgotten() throws Exception {
    client().say(HEAD + "Content-Length: 10\r\n\r\n01234").close();
    Thread.sleep(BOUNDS.patience().toMillis() + 100);
    try (RawClient client = client()) {
      client.say(HEAD + "Content-Length: 1\r\n\r\nx");
      assertEquals("HTTP/1.1 202 Accepted", client.status());
    }
    assertEquals(List.of("x"), bodies);
  }
}
