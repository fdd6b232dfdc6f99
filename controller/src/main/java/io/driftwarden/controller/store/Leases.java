package io.driftwarden.controller.store;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.EmptyHandling;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The subjects that a process works on, as rows that it renews while it lives; those of a process
 * that died run out. Only the database's clock counts.
 *
 * <p>While the database is away nobody renews. So what has run out is taken over only by a process
 * that has reached the database all along for as long as a lease lasts: by then, whoever lives has
 * renewed its own.
 */
final class Leases implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Leases.class);
  private static final Duration TERM = Duration.ofSeconds(20);
  private static final Duration RENEWAL = Duration.ofSeconds(5);
  private static final long FIRST_WAIT = 20;
  private static final long LONGEST_WAIT = 500;

  private final Jdbi jdbi;

  /** The holders of what is worked on now; each lease has one of its own. */
  private final Set<String> held = ConcurrentHashMap.newKeySet();

  /** The holders of what could not be given back yet. */
  private final Set<String> left = ConcurrentHashMap.newKeySet();

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private long reached = System.nanoTime();
  private volatile long steadySince = reached;
  private boolean inTrouble;

  Leases(Jdbi jdbi) {
    this.jdbi = jdbi;
    var _ =
        clock.scheduleAtFixedRate(
            this::renewOrComplain, RENEWAL.toMillis(), RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  <T> T holding(String subject, Supplier<T> work) {
    String holder = UUID.randomUUID().toString();
    held.add(holder);
    try {
      await(subject, holder);
      return work.get();
    } finally {
      held.remove(holder);
      release(subject, holder);
    }
  }

  private void await(String subject, String holder) {
    long wait = FIRST_WAIT;
    while (!take(subject, holder)) {
      pause(wait);
      wait = Math.min(2 * wait, LONGEST_WAIT);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("The server stops.", e);
    }
  }

  private boolean take(String subject, String holder) {
    return Unavailable.told(() ->
        jdbi.withHandle(handle ->
            handle.execute(
                "insert into lease (subject, holder, until)"
                    + " values (?, ?, now() + make_interval(secs => ?))"
                    + " on conflict (subject) do update"
                    + " set holder = excluded.holder, until = excluded.until"
                    + " where lease.until < now() and ?",
                subject,
                holder,
                TERM.toSeconds(),
                mayTakeOver())))
        == 1;
  }

  private boolean mayTakeOver() {
    return System.nanoTime() - steadySince >= TERM.toNanos();
  }

  /** One that can't be given back now is renewed no more, and given back when that can be. */
  private void release(String subject, String holder) {
    try {
      jdbi.useHandle(handle ->
          handle.execute("delete from lease where subject = ? and holder = ?", subject, holder));
    } catch (RuntimeException e) {
      left.add(holder);
      LOG.debug("the lease of {} is given back later", subject, e);
    }
  }

  private void renewOrComplain() {
    try {
      renew();
      long now = System.nanoTime();
      if (now - reached > 2 * RENEWAL.toNanos()) {
        steadySince = now;
      }
      reached = now;
      if (inTrouble) {
        LOG.info("recovered store");
      }
      inTrouble = false;
    } catch (RuntimeException e) {
      if (!inTrouble) {
        LOG.warn("trouble store reason=\"{}\"", Unavailable.reason(e));
      }
      inTrouble = true;
    }
  }

  /** Asks the database even where nothing is held, to know whether it is there. */
  private void renew() {
    List<String> abandoned = List.copyOf(left);
    jdbi.useHandle(handle -> {
      handle
          .createUpdate(
              "update lease set until = now() + make_interval(secs => :term)"
                  + " where holder in (<held>)")
          .bind("term", TERM.toSeconds())
          .bindList(EmptyHandling.NULL_KEYWORD, "held", List.copyOf(held))
          .execute();
      if (!abandoned.isEmpty()) {
        handle
            .createUpdate("delete from lease where holder in (<left>)")
            .bindList("left", abandoned)
            .execute();
      }
    });
    left.removeAll(abandoned);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
