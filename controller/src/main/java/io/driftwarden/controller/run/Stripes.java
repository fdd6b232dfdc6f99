package io.driftwarden.controller.run;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Lets one at a time work on a subject. Whoever holds one must not ask for another. */
final class Stripes {
  private static final int COUNT = 256;

  private final ReentrantLock[] locks =
      IntStream.range(0, COUNT)
          .mapToObj(_ -> new ReentrantLock(true))
          .toArray(ReentrantLock[]::new);

  <T> T alone(Object subject, Supplier<T> work) {
    ReentrantLock lock = locks[Math.floorMod(subject.hashCode(), COUNT)];
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
