package io.driftwarden.controller.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Forgets what is old and no longer needed. */
final class Retention {
  private static final String OUTCOMES = "('applied', 'partly', 'unknown')";

  /**
   * The pull requests of which all is kept: those that are open or changed lately, that have an
   * apply going on, that last applied a place, or on which drift is told.
   */
  private static final String LIVING =
      "select repository, number from pull_request where state = 'OPEN' or seen_at >= :before"
          + " union select repository, number from application where outcome is null"
          + " union select repository, number from waiting"
          + " union select repository, number from drift_report"
          + " union select repository, number from application last where outcome in "
          + OUTCOMES
          + " and not exists (select 1 from application later"
          + " where later.repository = last.repository and later.stack = last.stack"
          + " and later.target = last.target and later.ended_at > last.ended_at"
          + " and later.outcome in "
          + OUTCOMES
          + ")";

  /** What nobody asks for once it is done. */
  private static final List<String> DONE =
      List.of("delivery where handled_at < :before", "command where done_at < :before");

  /** Tables of pull requests, each with what makes a row old. */
  private static final List<String> OLD =
      List.of(
          "application where ended_at < :before",
          "run where judged_at < :before",
          "plan where planned_at < :before",
          "outbox where put_at < :before and (delivered = version or given_up is not null)");

  private Retention() {}

  /** Returns how many rows were forgotten. */
  static int forget(Handle handle, Instant before) {
    int forgotten = 0;
    for (String done : DONE) {
      forgotten += handle.createUpdate("delete from " + done).bind("before", before).execute();
    }
    for (String old : OLD) {
      forgotten +=
          handle
              .createUpdate(
                  "with living as (%s) delete from %s and (repository, number) not in (select repository, number from living)"
                      .formatted(LIVING, old))
              .bind("before", before)
              .execute();
    }
    return forgotten;
  }
}
