package io.driftwarden.controller.repo;

import java.time.Duration;
import org.eclipse.jgit.lib.EmptyProgressMonitor;

/** Cancels a transfer that has taken too long, or whose thread was interrupted. */
final class Deadline extends EmptyProgressMonitor {
  private final long end;

  Deadline(Duration limit) {
    this.end = System.nanoTime() + limit.toNanos();
  }

  boolean hasPassed() {
    return System.nanoTime() - end > 0;
  }

  @Override
  public boolean isCancelled() {
    return hasPassed() || Thread.currentThread().isInterrupted();
  }
}
