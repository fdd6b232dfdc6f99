package io.driftwarden.controller.target.aws;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A client that is made when it is first asked for, and closed only if it was. */
final class Lazy<T extends AutoCloseable> implements Supplier<T>, AutoCloseable {
  private final Supplier<T> maker;
  private @Nullable T made;

  Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public synchronized T get() {
    T known = made;
    if (known == null) {
      known = maker.get();
      made = known;
    }
    return known;
  }

  @Override
  public synchronized void close() {
    T known = made;
    if (known != null) {
      try {
        known.close();
      } catch (Exception e) {
        throw new IllegalStateException("an SDK client failed to close", e);
      }
    }
  }
}
