package io.driftwarden.controller.store;

import io.driftwarden.controller.store.DriftReport.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** How stacks stood to their targets over time, an entry for each change of what was found. */
public final class DriftHistory {
  private static final int LONGEST = 500;
  private static final String OF_PLACE =
      " from drift_history where repository = ? and stack = ? and target = ?"
          + " order by found_at desc, id limit ? offset ?";

  private final Handle handle;
  private final Instant now;

  DriftHistory(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  /** Stores what was found, unless the same was found last; forgets what is very old. */
  public void add(Apply.Place place, State state, DriftEntry.Detail detail) {
    boolean known =
        of(place, 0, 1).stream()
            .anyMatch(last -> last.state() == state && last.detail().equals(detail));
    if (known) {
      return;
    }
    handle.execute(
        "insert into drift_history (id, repository, stack, target, state, detail, found_at)"
            + " values (?, ?, ?, ?, ?, ?, ?)",
        UUID.randomUUID().toString(),
        place.repository(),
        place.stack(),
        place.target(),
        state.name(),
        Json.write(detail, DriftEntry.Detail.class),
        now);
    forget(place);
  }

  private void forget(Apply.Place place) {
    handle
        .select(
            "select id" + OF_PLACE, place.repository(), place.stack(), place.target(), 1, LONGEST)
        .mapTo(String.class)
        .forEach(id -> handle.execute("delete from drift_history where id = ?", id));
  }

  /** Returns some of a place's entries, the newest first. */
  public List<DriftEntry> of(Apply.Place place, int from, int most) {
    return handle
        .select(
            "select *" + OF_PLACE, place.repository(), place.stack(), place.target(), most, from)
        .map((row, context) -> entry(row))
        .list();
  }

  private static DriftEntry entry(ResultSet row) throws SQLException {
    return new DriftEntry(
        State.valueOf(row.getString("state")),
        Json.read(row.getString("detail"), DriftEntry.Detail.class),
        row.getTimestamp("found_at").toInstant());
  }
}
