package io.driftwarden.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Collects a request's body up to a limit of bytes and of time. What is over either is not read:
 * the answer goes out, and the connection is closed.
 */
public final class BoundedBody {
  private final Vertx vertx;
  private final HttpServerRequest request;
  private final Bounds bounds;
  private final Buffer collected = Buffer.buffer();
  private boolean refused;

  /**
   * What is read of a body.
   *
   * @param patience from the end of the headers to the end of the body
   */
  public record Bounds(int bytes, Duration patience) {}

  public BoundedBody(Vertx vertx, HttpServerRequest request, Bounds bounds) {
    this.vertx = vertx;
    this.request = request;
    this.bounds = bounds;
  }

  /** Hands on the whole body, on the event loop; never called for one that was refused. */
  public void collect(Consumer<byte[]> whole) {
    if (declaredLength() > bounds.bytes()) {
      refuseSize();
      return;
    }
    long timer =
        vertx.setTimer(
            bounds.patience().toMillis(), late -> refuse(408, "The body took too long."));
    request.exceptionHandler(broken -> vertx.cancelTimer(timer));
    request.handler(this::append);
    request.endHandler(end -> {
      vertx.cancelTimer(timer);
      if (!refused) {
        whole.accept(collected.getBytes());
      }
    });
  }

  private void append(Buffer chunk) {
    if (collected.length() + chunk.length() > bounds.bytes()) {
      refuseSize();
    } else {
      collected.appendBuffer(chunk);
    }
  }

  private void refuseSize() {
    refuse(413, "The body is larger than %d bytes.".formatted(bounds.bytes()));
  }

  private void refuse(int status, String why) {
    if (refused || request.response().ended()) {
      return;
    }
    refused = true;
    request.pause();
    new Refusal(status, why).send(vertx, request);
  }

  private long declaredLength() {
    String declared = request.getHeader("Content-Length");
    try {
      return declared == null ? 0 : Long.parseLong(declared);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }
}
