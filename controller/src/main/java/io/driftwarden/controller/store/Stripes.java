package io.driftwarden.controller.store;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Locks within this process, enough where no other shares the store. */
final class Stripes implements Locks {
  private static final int COUNT = 256;

  private final ReentrantLock[] locks =
      IntStream.range(0, COUNT)
          .mapToObj(_ -> new ReentrantLock(true))
          .toArray(ReentrantLock[]::new);

  @Override
  public <T> T alone(Object subject, Supplier<T> work) {
    ReentrantLock lock = locks[Math.floorMod(subject.hashCode(), COUNT)];
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
