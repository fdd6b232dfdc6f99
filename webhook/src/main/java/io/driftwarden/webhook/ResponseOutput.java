package io.driftwarden.webhook;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletionException;

/** A response's body as a stream for blocking code; a write returns once the client took it. */
final class ResponseOutput extends OutputStream {
  private final HttpServerResponse response;

  ResponseOutput(HttpServerResponse response) {
    this.response = response;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return;
    }
    try {
      response
          .write(Buffer.buffer(length).appendBytes(bytes, offset, length))
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    } catch (CompletionException | IllegalStateException e) {
      throw new ClientGoneException(e);
    }
  }
}
