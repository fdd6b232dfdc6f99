package io.driftwarden.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/**
 * An answer after which the connection is closed, since the rest of the request is not read and the
 * next one could not be told from it.
 *
 * @param sentence one line, for a person
 */
record Refusal(int status, String sentence) {
  private static final long LINGER_MILLIS = 1000;

  /** Sends it; a client that is still sending reads it only if the connection lives on a while. */
  void send(Vertx vertx, HttpServerRequest request) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "text/plain; charset=utf-8")
        .putHeader("Connection", "close")
        .end(sentence + "\n");
    vertx.setTimer(LINGER_MILLIS, done -> request.connection().close());
  }
}
