package io.driftwarden.controller.store;

import io.driftwarden.controller.store.Planned.Result;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The newest plan of each pull request at each place. */
public final class Plans {
  private static final RowMapper<Planned> ROW =
      (row, context) ->
          new Planned(
              new Apply.Place(
                  row.getString("repository"), row.getString("stack"), row.getString("target")),
              Runs.change(row),
              row.getString("policy_digest"),
              Json.read(row.getString("detail"), Result.class));

  private final Handle handle;
  private final Instant now;

  Plans(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  /** Stores a plan in place of the pull request's older one at the same place. */
  public void put(Planned planned) {
    Run.Change change = planned.change();
    handle.execute(
        "insert into plan (repository, number, stack, target, base, head, tree, policy_digest,"
            + " outcome, detail, planned_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (repository, number, stack, target) do update set"
            + " base = excluded.base, head = excluded.head, tree = excluded.tree,"
            + " policy_digest = excluded.policy_digest, outcome = excluded.outcome,"
            + " detail = excluded.detail, planned_at = excluded.planned_at",
        change.repository(),
        change.number(),
        planned.place().stack(),
        planned.place().target(),
        change.base(),
        change.head(),
        change.tree(),
        planned.policyDigest(),
        planned.result().getClass().getSimpleName().toLowerCase(Locale.ROOT),
        Json.write(planned.result(), Result.class),
        now);
  }

  /** Returns the plans of a pull request, by place. */
  public List<Planned> of(String repository, int number) {
    return handle
        .select(
            "select * from plan where repository = ? and number = ? order by stack, target",
            repository,
            number)
        .map(ROW)
        .list();
  }

  /** Returns the plan at one place. */
  public Optional<Planned> find(Apply.Place place, int number) {
    return of(place.repository(), number).stream()
        .filter(planned -> planned.place().equals(place))
        .findFirst();
  }
}
