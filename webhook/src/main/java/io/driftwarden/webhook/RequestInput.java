package io.driftwarden.webhook;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A request's body as a stream for blocking code; the client is asked for the next part only when
 * the last has been read.
 */
final class RequestInput extends InputStream {
  private static final long PATIENCE_SECONDS = 300;

  /** What arrives: bytes, the end, or a broken connection. */
  private sealed interface Part {
    record Bytes(Buffer buffer) implements Part {}

    record End() implements Part {}

    record Broken() implements Part {}
  }

  private final HttpServerRequest request;
  private final BlockingQueue<Part> arrived = new LinkedBlockingQueue<>();
  private byte[] current = new byte[0];
  private int read;
  private @Nullable Part last;

  /** Made on the event loop, before the handler returns, so that nothing is lost. */
  RequestInput(HttpServerRequest request) {
    this.request = request;
    request.pause();
    request.handler(this::add);
    request.endHandler(end -> arrived.add(new Part.End()));
    request.exceptionHandler(broken -> arrived.add(new Part.Broken()));
  }

  private void add(Buffer chunk) {
    arrived.add(new Part.Bytes(chunk));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (read == current.length) {
      if (!next()) {
        return -1;
      }
    }
    int count = Math.min(length, current.length - read);
    System.arraycopy(current, read, into, offset, count);
    read += count;
    return count;
  }

  @Override
  public int available() {
    return current.length - read;
  }

  private boolean next() throws IOException {
    Part part = last == null ? take() : last;
    return switch (part) {
      case Part.Bytes(Buffer buffer) -> {
        current = buffer.getBytes();
        read = 0;
        yield true;
      }
      case Part.End end -> {
        last = end;
        yield false;
      }
      case Part.Broken broken -> {
        last = broken;
        throw new ClientGoneException();
      }
    };
  }

  private Part take() throws IOException {
    request.fetch(1);
    try {
      return Optional.ofNullable(arrived.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
          .orElseGet(Part.Broken::new);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }
}
