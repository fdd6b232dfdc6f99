package io.driftwarden.helm.eval;

import io.driftwarden.helm.value.Datum;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What one template wrote before, for the values that it read then. Safe for several threads.
 *
 * <p>It is kept for as many values as a pull request and the environments of a chart usually have.
 */
public final class Runs {
  private static final int MOST = 4;

  /** One run. */
  record Run(ReadSet reads, Rendered written, Budget.Spent spent) {}

  private final Deque<Run> runs = new ArrayDeque<>();

  /** Returns a run that would be the same again. */
  synchronized Optional<Run> matching(Datum dot, Observed now, Templates templates) {
    Optional<String> path = now.path(dot);
    if (path.isEmpty()) {
      return Optional.empty();
    }
    for (Run run : runs) {
      if (run.reads().dot().equals(path.get()) && run.reads().holds(now, templates)) {
        return Optional.of(run);
      }
    }
    return Optional.empty();
  }

  synchronized void add(Run run) {
    if (runs.size() == MOST) {
      runs.removeLast();
    }
    runs.addFirst(run);
  }
}
