package io.driftwarden.controller.run;

import io.driftwarden.controller.schedule.Queue;
import io.driftwarden.controller.store.Locks;
import io.driftwarden.controller.store.Store;
import io.driftwarden.controller.store.Transaction;
import io.driftwarden.controller.view.Progress;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The store, with the jobs that a transaction makes necessary put in that same transaction. */
final class Desk {
  private final Store store;
  private final Progress progress;
  private volatile @Nullable Queue queue;
  private volatile boolean closing;

  Desk(Store store, Clock clock) {
    this.store = store;
    this.progress = new Progress(clock);
  }

  /** Names the queue, whose workers need this desk before it can be made. */
  void attach(Queue made) {
    queue = made;
  }

  /** Says that work is broken off from now on: what fails is no news of the world. */
  void close() {
    closing = true;
  }

  boolean isClosing() {
    return closing;
  }

  /** Returns the store, for the queue that shares its database. */
  Store store() {
    return store;
  }

  /** Returns where work is shown while it goes on. */
  Progress progress() {
    return progress;
  }

  /** Returns locks whose subjects are of a kind. */
  Locks locks(String kind) {
    return store.locks(kind);
  }

  <T> T in(Function<Transaction, T> work) {
    return store.in(work);
  }

  /** Returns once all is stored; the jobs are then begun at once. */
  void write(Consumer<Draft> work) {
    Queue jobs = queue;
    if (jobs == null) {
      throw new IllegalStateException("no queue is attached");
    }
    store.write(tx -> work.accept(new Draft(tx, jobs.within(tx.connection()))));
    jobs.wake();
  }
}
