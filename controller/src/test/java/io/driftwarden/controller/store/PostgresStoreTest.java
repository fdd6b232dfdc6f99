package io.driftwarden.controller.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The store on a real PostgreSQL, and what holds when several share it. */
@Tag("e2e")
final class PostgresStoreTest extends StoreContract {
  private final Postgres database = RealPostgres.database();

  @Override
  Store opened() {
    return Store.open(directory, database, Clock.systemUTC());
  }

  private Store other(Path data) {
    return Store.open(data, database, Clock.systemUTC());
  }

  @Test
  void aSubjectIsHeldInAllProcesses() throws Exception {
    var order = new CopyOnWriteArrayList<String>();
    var entered = new CountDownLatch(1);
    var leave = new CountDownLatch(1);
    try (Store one = other(directory.resolve("one"));
        Store two = other(directory.resolve("two"))) {
      var first =
          CompletableFuture.runAsync(() ->
              one.locks("test")
                  .alone(
                      "subject",
                      () -> {
                        entered.countDown();
                        await(leave);
                        return order.add("first");
                      }));
      assertTrue(entered.await(10, TimeUnit.SECONDS));
      assertTrue(two.locks("other kind").alone("subject", () -> order.add("of another kind")));
      var second =
          CompletableFuture.runAsync(
              () -> two.locks("test").alone("subject", () -> order.add("second")));
      Thread.sleep(300);
      assertEquals(List.of("of another kind"), order);
      leave.countDown();
      CompletableFuture.allOf(first, second).get(10, TimeUnit.SECONDS);
    }
    assertEquals(List.of("of another kind", "first", "second"), order);
  }

  @Test
  void whoeverLivesKeepsItsLeaseAndTheDeadLoseTheirs() throws Exception {
    RealPostgres.execute(
        database,
        "insert into lease values ('test dead', 'a dead process', now() - interval '1 s')");
    var leave = new CountDownLatch(1);
    var entered = new CountDownLatch(1);
    try (Store one = other(directory.resolve("one"));
        Store two = other(directory.resolve("two"))) {
      var longWork =
          CompletableFuture.runAsync(() ->
              one.locks("test")
                  .alone(
                      "living",
                      () -> {
                        entered.countDown();
                        await(leave);
                        return "";
                      }));
      assertTrue(entered.await(10, TimeUnit.SECONDS));
      long began = System.nanoTime();
      var waiting =
          CompletableFuture.supplyAsync(() -> two.locks("test").alone("living", System::nanoTime));
      two.locks("test").alone("dead", () -> "");
      Duration waited = Duration.ofNanos(System.nanoTime() - began);
      assertTrue(waited.toSeconds() < 25, waited.toString());
      Thread.sleep(5_000);
      assertFalse(waiting.isDone(), "a lease was taken from a living process");
      leave.countDown();
      longWork.get(10, TimeUnit.SECONDS);
      waiting.get(10, TimeUnit.SECONDS);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(60, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aDatabaseThatIsNotThereIsToldWithoutThePassword() {
    var nowhere = new Postgres("jdbc:postgresql://127.0.0.1:9/none", "me", "s3cret");
    assertTold(nowhere, "me at jdbc:postgresql://127.0.0.1:9/none");
    assertTold(new Postgres(database.url(), "me", "s3cret"), "authentication failed");
  }

  private void assertTold(Postgres wrong, String expected) {
    var refused =
        assertThrows(
            StoreUnavailableException.class,
            () -> Store.open(directory.resolve("none"), wrong, Clock.systemUTC()).close());
    String told = String.valueOf(refused.getMessage());
    assertTrue(told.contains(expected), told);
    assertFalse(told.contains("s3cret"), told);
  }

  @Test
  void aStoreWhoseConnectionsAreCutGoesOn() {
    try (Store one = other(directory.resolve("one"))) {
      RealPostgres.execute(
          database,
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where datname = current_database() and pid <> pg_backend_pid()");
      for (int i = 0; i < 20; i++) {
        String head = Integer.toString(i);
        retrying(() -> one.write(tx -> tx.polls().saw("acme/infra", "main", head)));
      }
      assertEquals("19", one.in(tx -> tx.polls().head("acme/infra", "main")).orElseThrow());
    }
  }

  /** Each connection of the pool may turn out to be cut. */
  private static void retrying(Runnable work) {
    for (int tries = 0; tries < 10; tries++) {
      try {
        work.run();
        return;
      } catch (StoreUnavailableException e) {
        assertTrue(e.toString().contains("terminating connection"), e.toString());
      }
    }
    work.run();
  }
}
