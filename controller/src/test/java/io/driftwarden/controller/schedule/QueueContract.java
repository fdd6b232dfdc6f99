package io.driftwarden.controller.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of a queue, whichever the database. */
abstract class QueueContract {
  @TempDir Path directory;
  private Store store;
  private final List<String> done = Collections.synchronizedList(new ArrayList<>());

  /** Opens a store over the test's database, with a data directory of its own. */
  abstract Store opened(Path data);

  @BeforeEach
  void open() {
    store = opened(directory.resolve("data"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Queue queue(Worker worker) {
    return Queue.over(store, Map.of("greet", worker), List.of(), Duration.ofSeconds(2));
  }

  private void put(Queue queue, String id) {
    store.write(tx -> queue.within(tx.connection()).accept(new Job("greet", id)));
    queue.wake();
  }

  @Test
  void aJobIsDoneSoonAfterItsTransaction() throws InterruptedException {
    var latch = new CountDownLatch(2);
    Worker worker =
        (id, failures) -> {
          done.add(id);
          latch.countDown();
          return new Worker.Outcome.Done();
        };
    try (Queue queue = queue(worker)) {
      queue.start();
      put(queue, "a");
      put(queue, "b");
      assertTrue(latch.await(10, TimeUnit.SECONDS));
    }
    assertEquals(List.of("a", "b"), done.stream().sorted().toList());
  }

  @Test
  void aJobOfATransactionThatFailsIsNotThere() throws InterruptedException {
    var latch = new CountDownLatch(1);
    Worker worker =
        (id, failures) -> {
          done.add(id);
          latch.countDown();
          return new Worker.Outcome.Done();
        };
    try (Queue queue = queue(worker)) {
      queue.start();
      assertThrows(
          IllegalStateException.class,
          () ->
              store.in(tx -> {
                queue.within(tx.connection()).accept(new Job("greet", "lost"));
                throw new IllegalStateException("planned");
              }));
      put(queue, "kept");
      assertTrue(latch.await(10, TimeUnit.SECONDS));
    }
    assertEquals(List.of("kept"), done);
  }

  @Test
  void aJobThatWantsToBeTriedAgainIsAndCountsIt() throws InterruptedException {
    var latch = new CountDownLatch(3);
    Worker worker =
        (id, failures) -> {
          done.add(id + failures);
          latch.countDown();
          return failures < 2
              ? new Worker.Outcome.Again(Duration.ofMillis(1))
              : new Worker.Outcome.Done();
        };
    try (Queue queue = queue(worker)) {
      queue.start();
      put(queue, "a");
      assertTrue(latch.await(20, TimeUnit.SECONDS));
    }
    assertEquals(List.of("a0", "a1", "a2"), done);
  }

  @Test
  void recurringWorkRunsAtStartAndWhenItIsHastened() throws InterruptedException {
    var first = new CountDownLatch(1);
    var second = new CountDownLatch(2);
    var recurring =
        new Recurring(
            "poll",
            Duration.ofHours(1),
            () -> {
              first.countDown();
              second.countDown();
            });
    try (Queue queue = Queue.over(store, Map.of(), List.of(recurring), Duration.ofSeconds(2))) {
      queue.start();
      assertTrue(first.await(10, TimeUnit.SECONDS));
      while (second.getCount() > 0) {
        queue.hasten("poll");
        second.await(100, TimeUnit.MILLISECONDS);
      }
    }
    assertEquals(0, second.getCount());
  }
}
