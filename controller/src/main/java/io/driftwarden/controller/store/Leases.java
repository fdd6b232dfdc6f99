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
  private final String holder = UUID.randomUUID().toString();
  private final Set<String> held = ConcurrentHashMap.newKeySet();
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
    held.add(subject);
    try {
      await(subject);
      return work.get();
    } finally {
      held.remove(subject);
      release(subject);
    }
  }

  private void await(String subject) {
    long wait = FIRST_WAIT;
    while (!take(subject)) {
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

  private boolean take(String subject) {
    return Unavailable.told(() ->
        jdbi.withHandle(handle ->
            handle.execute(
                "insert into lease (subject, holder, until)"
                    + " values (?, ?, now() + make_interval(secs => ?))"
                    + " on conflict (subject) do update"
                    + " set holder = excluded.holder, until = excluded.until"
                    + " where lease.holder = excluded.holder or (lease.until < now() and ?)",
                subject,
                holder,
                TERM.toSeconds(),
                mayTakeOver())))
        == 1;
  }

  private boolean mayTakeOver() {
    return System.nanoTime() - steadySince >= TERM.toNanos();
  }

  /** One that could not be given back is renewed no more, and runs out. */
  private void release(String subject) {
    try {
      jdbi.useHandle(handle ->
          handle.execute("delete from lease where subject = ? and holder = ?", subject, holder));
    } catch (RuntimeException e) {
      LOG.debug("the lease of {} runs out by itself", subject, e);
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

  private void renew() {
    List<String> subjects = List.copyOf(held);
    jdbi.useHandle(handle -> {
      if (subjects.isEmpty()) {
        handle.execute("select 1");
      } else {
        handle
            .createUpdate(
                "update lease set until = now() + make_interval(secs => :term)"
                    + " where holder = :holder and subject in (<subjects>)")
            .bind("term", TERM.toSeconds())
            .bind("holder", holder)
            .bindList("subjects", subjects)
            .execute();
      }
    });
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
