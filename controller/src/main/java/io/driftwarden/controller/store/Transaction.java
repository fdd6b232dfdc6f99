package io.driftwarden.controller.store;

import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;

/** The tables, within one transaction. */
public final class Transaction {
  private final Handle handle;
  private final Clock clock;

  Transaction(Handle handle, Clock clock) {
    this.handle = handle;
    this.clock = clock;
  }

  /** Returns the connection, for what must be written in the same transaction; not to be closed. */
  public Connection connection() {
    return handle.getConnection();
  }

  public Inbox inbox() {
    return new Inbox(handle, now());
  }

  public PullRequests pullRequests() {
    return new PullRequests(handle, now());
  }

  public Runs runs() {
    return new Runs(handle, now());
  }

  public Plans plans() {
    return new Plans(handle, now());
  }

  public Remarks remarks() {
    return new Remarks(handle, now());
  }

  public Outbox outbox() {
    return new Outbox(handle, now());
  }

  public Applications applications() {
    return new Applications(handle, now());
  }

  public DriftReports driftReports() {
    return new DriftReports(handle, now());
  }

  public DriftHistory driftHistory() {
    return new DriftHistory(handle, now());
  }

  /** Returns the tables as a person looks at them. */
  public Ledger ledger() {
    return new Ledger(handle);
  }

  public Polls polls() {
    return new Polls(handle, now());
  }

  /**
   * Forgets what was handled, told or judged before an instant and is no longer needed: neither for
   * a pull request that is open, nor for what is live. Returns how many rows that were.
   */
  public int forget(Instant before) {
    return Retention.forget(handle, before.truncatedTo(ChronoUnit.MILLIS));
  }

  /** Both databases keep milliseconds at least; what is compared must not depend on which. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
