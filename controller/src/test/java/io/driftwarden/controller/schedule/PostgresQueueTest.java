package io.driftwarden.controller.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.store.Postgres;
import io.driftwarden.controller.store.RealPostgres;
import io.driftwarden.controller.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The queue on a real PostgreSQL, and what holds when several share it. */
@Tag("e2e")
final class PostgresQueueTest extends QueueContract {
  private static final int JOBS = 200;
  private final Postgres database = RealPostgres.database();

  @Override
  Store opened(Path data) {
    return Store.open(data, database, Clock.systemUTC());
  }

  @Test
  void twoQueuesShareTheWorkAndEachJobIsDoneOnce() throws InterruptedException {
    List<String> done = Collections.synchronizedList(new ArrayList<>());
    var ended = new CountDownLatch(JOBS);
    var perQueue = List.of(new AtomicInteger(), new AtomicInteger());
    try (Store one = opened(directory.resolve("one"));
        Store two = opened(directory.resolve("two"));
        Queue first = queue(one, worker(done, ended, perQueue.get(0)));
        Queue second = queue(two, worker(done, ended, perQueue.get(1)))) {
      first.start();
      second.start();
      one.write(tx -> {
        for (int i = 0; i < JOBS; i++) {
          first.within(tx.connection()).accept(new Job("greet", "job " + i));
        }
      });
      first.wake();
      second.wake();
      assertTrue(ended.await(60, TimeUnit.SECONDS));
    }
    assertEquals(JOBS, done.size());
    assertEquals(JOBS, new HashSet<>(done).size());
    assertTrue(perQueue.stream().allMatch(count -> count.get() > 0), perQueue.toString());
  }

  private static Queue queue(Store store, Worker worker) {
    return Queue.over(store, Map.of("greet", worker), List.of(), Duration.ofSeconds(2));
  }

  private static Worker worker(List<String> done, CountDownLatch ended, AtomicInteger count) {
    return (id, failures) -> {
      LockSupport.parkNanos(20_000_000);
      done.add(id);
      count.incrementAndGet();
      ended.countDown();
      return new Worker.Outcome.Done();
    };
  }
}
