package io.driftwarden.controller.run;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.LoggerFactory;

/** What is open, closed in the opposite order; one that fails does not keep the others open. */
final class Closing implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  <T> T add(T part) {
    if (part instanceof AutoCloseable closeable) {
      open.push(closeable);
    }
    return part;
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      close(open.pop());
    }
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LoggerFactory.getLogger(Closing.class)
          .warn("closing part={} failed", part.getClass().getSimpleName(), e);
    }
  }
}
