package io.driftwarden.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Collects a request's body up to a limit of bytes and of time. What is over either is not read:
 * the answer goes out, and the connection is closed.
 */
final class BoundedBody {
  private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(30);
  private static final long LINGER_MILLIS = 1000;

  private final Vertx vertx;
  private final HttpServerRequest request;
  private final int limit;
  private final Buffer collected = Buffer.buffer();
  private boolean refused;

  BoundedBody(Vertx vertx, HttpServerRequest request, int limit) {
    this.vertx = vertx;
    this.request = request;
    this.limit = limit;
  }

  /** Hands on the whole body, on the event loop; never called for one that was refused. */
  void collect(Consumer<byte[]> whole) {
    if (declaredLength() > limit) {
      refuse(413, "The body is larger than %d bytes.".formatted(limit));
      return;
    }
    long timer = vertx.setTimer(PATIENCE_MILLIS, late -> refuse(408, "The body took too long."));
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
    if (collected.length() + chunk.length() > limit) {
      refuse(413, "The body is larger than %d bytes.".formatted(limit));
    } else {
      collected.appendBuffer(chunk);
    }
  }

  /** A client that is still sending reads the answer only if the connection lives on a while. */
  private void refuse(int status, String why) {
    if (refused || request.response().ended()) {
      return;
    }
    refused = true;
    request.pause();
    request.response().setStatusCode(status).putHeader("Connection", "close").end(why + "\n");
    vertx.setTimer(LINGER_MILLIS, done -> request.connection().close());
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
