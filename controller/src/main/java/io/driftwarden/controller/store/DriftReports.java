package io.driftwarden.controller.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The newest drift report of each stack at its target. */
public final class DriftReports {
  private final Handle handle;
  private final Instant now;

  DriftReports(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  public void put(DriftReport report) {
    handle.execute(
        "insert into drift_report (repository, stack, target, number, state, report, checked_at)"
            + " values (?, ?, ?, ?, ?, ?, ?) on conflict (repository, stack, target) do update set"
            + " number = excluded.number, state = excluded.state, report = excluded.report,"
            + " checked_at = excluded.checked_at",
        report.place().repository(),
        report.place().stack(),
        report.place().target(),
        report.number(),
        report.state().name(),
        report.report(),
        now);
  }

  public Optional<DriftReport> find(Apply.Place place) {
    return handle
        .select(
            "select * from drift_report where repository = ? and stack = ? and target = ?",
            place.repository(),
            place.stack(),
            place.target())
        .map((row, context) ->
            new DriftReport(
                place,
                row.getInt("number"),
                DriftReport.State.valueOf(row.getString("state")),
                row.getString("report")))
        .findOne();
  }
}
