package io.driftwarden.rego.plan;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Pieces of an evaluation that may be done in any order, shared among threads once they prove to be
 * much. Whatever goes wrong then ends in a {@link DividedException}, upon which all is done again
 * by one thread: so an outcome never depends on how threads took turns.
 */
final class Shares {
  private static final int MUCH = 2_000;

  private final List<Piece> pieces;
  private final AtomicInteger next = new AtomicInteger();

  private Shares(List<Piece> pieces) {
    this.pieces = pieces;
  }

  /** One piece; machines of different threads may be given different ones. */
  @FunctionalInterface
  interface Piece {
    void run(Machine machine);
  }

  static void run(Machine machine, List<Piece> pieces) {
    new Shares(pieces).run(machine);
  }

  private void run(Machine machine) {
    long start = machine.limits().steps();
    while (next.get() < pieces.size()) {
      boolean much = machine.limits().steps() - start > MUCH;
      if (much && next.get() < pieces.size() - 1 && machine.mayDivide()) {
        divide(machine);
        return;
      }
      pieces.get(next.getAndIncrement()).run(machine);
    }
  }

  private void divide(Machine machine) {
    machine.divide();
    List<Helper> helpers =
        machine.helpers(pieces.size() - next.get() - 1).stream().map(Helper::new).toList();
    helpers.forEach(ForkJoinPool.commonPool()::execute);
    try {
      take(machine);
      helpers.forEach(helper -> helper.await(machine));
    } finally {
      next.set(pieces.size());
      helpers.forEach(Helper::cancel);
    }
  }

  private void take(Machine machine) {
    int piece = next.getAndIncrement();
    while (piece < pieces.size()) {
      pieces.get(piece).run(machine);
      piece = next.getAndIncrement();
    }
  }

  /** A machine for another thread, which may come too late to be of use. */
  private final class Helper implements Runnable {
    private final Machine own;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableFuture<Boolean> done = new CompletableFuture<>();

    Helper(Machine own) {
      this.own = own;
    }

    @Override
    public void run() {
      if (begun.compareAndSet(false, true)) {
        done.complete(succeeds());
      }
    }

    private boolean succeeds() {
      try {
        take(own);
        return true;
      } catch (RuntimeException | StackOverflowError _) {
        next.set(pieces.size());
        return false;
      }
    }

    void await(Machine machine) {
      if (begun.compareAndSet(false, true)) {
        return;
      }
      if (!hasSucceeded()) {
        throw new DividedException();
      }
      machine.limits().add(own.limits());
    }

    private boolean hasSucceeded() {
      try {
        return done.get();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return false;
      } catch (ExecutionException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    void cancel() {
      own.limits().cancel();
    }
  }
}
