package io.driftwarden.controller.store;

import io.driftwarden.controller.target.Application;
import io.driftwarden.controller.target.Inventory;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The applies, and what they left behind at their targets. */
public final class Applications {
  static final RowMapper<Apply> ROW =
      (row, context) ->
          new Apply(
              new Apply.Key(
                  row.getString("revision"),
                  new Apply.Place(
                      row.getString("repository"), row.getString("stack"), row.getString("target")),
                  row.getString("cause")),
              row.getInt("number"),
              row.getInt("attempts"),
              Optional.ofNullable(row.getString("detail"))
                  .map(json -> Json.read(json, Application.class)));

  private final Handle handle;
  private final Instant now;

  Applications(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  /** Stores the intent before anything is touched; of one that is there, counts the attempt. */
  public Apply begin(Apply.Key key, int number) {
    return handle
        .select(
            "insert into application (id, repository, revision, stack, target, cause, number, attempts,"
                + " started_at) values (?, ?, ?, ?, ?, ?, ?, 1, ?)"
                + " on conflict (repository, revision, stack, target, cause)"
                + " do update set attempts = application.attempts + 1 returning *",
            UUID.randomUUID().toString(),
            key.place().repository(),
            key.revision(),
            key.place().stack(),
            key.place().target(),
            key.cause(),
            number,
            now)
        .map(ROW)
        .one();
  }

  /** Stores why an apply could not be done yet, and reports whether that is news. */
  public boolean wait(Apply.Key key, int number, String why) {
    return handle.execute(
            "insert into waiting (repository, revision, stack, target, cause, number, reason)"
                + " values (?, ?, ?, ?, ?, ?, ?)"
                + " on conflict (repository, revision, stack, target, cause) do update"
                + " set reason = excluded.reason where waiting.reason <> excluded.reason",
            key.place().repository(),
            key.revision(),
            key.place().stack(),
            key.place().target(),
            key.cause(),
            number,
            why)
        == 1;
  }

  /** Returns why applies of a pull request could not be done yet, by where they go. */
  public Map<Apply.Place, String> waiting(String repository, int number) {
    return handle
        .select(
            "select stack, target, reason from waiting where repository = ? and number = ?",
            repository,
            number)
        .reduceRows(
            new HashMap<Apply.Place, String>(),
            (found, row) -> {
              found.put(
                  new Apply.Place(
                      repository,
                      row.getColumn("stack", String.class),
                      row.getColumn("target", String.class)),
                  row.getColumn("reason", String.class));
              return found;
            });
  }

  /**
   * Stores how an apply ended, with what is live now; the first end told is the one that counts.
   */
  public void end(Apply.Key key, Application outcome) {
    int ended =
        handle.execute(
            "update application set outcome = ?, detail = ?, ended_at = ? where repository = ?"
                + " and revision = ? and stack = ? and target = ? and cause = ?"
                + " and outcome is null",
            outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT),
            Json.write(outcome, Application.class),
            now,
            key.place().repository(),
            key.revision(),
            key.place().stack(),
            key.place().target(),
            key.cause());
    handle.execute(
        "delete from waiting where repository = ? and revision = ? and stack = ? and target = ?"
            + " and cause = ?",
        key.place().repository(),
        key.revision(),
        key.place().stack(),
        key.place().target(),
        key.cause());
    if (ended == 1) {
      left(outcome).ifPresent(inventory -> leave(key.place(), inventory));
    }
  }

  private static Optional<Inventory> left(Application outcome) {
    return switch (outcome) {
      case Application.Applied applied -> Optional.of(applied.inventory());
      case Application.Partly partly -> Optional.of(partly.inventory());
      case Application.Refused _, Application.Superseded _, Application.Unknown _ ->
          Optional.empty();
    };
  }

  private void leave(Apply.Place place, Inventory inventory) {
    handle.execute(
        "insert into inventory (repository, stack, target, addresses, updated_at)"
            + " values (?, ?, ?, ?, ?) on conflict (repository, stack, target) do update set"
            + " addresses = excluded.addresses, updated_at = excluded.updated_at",
        place.repository(),
        place.stack(),
        place.target(),
        Json.write(inventory, Inventory.class),
        now);
  }

  /** Returns what the applies of a stack left at its target; empty before the first. */
  public Inventory inventory(Apply.Place place) {
    return handle
        .select(
            "select addresses from inventory where repository = ? and stack = ? and target = ?",
            place.repository(),
            place.stack(),
            place.target())
        .mapTo(String.class)
        .findOne()
        .map(json -> Json.read(json, Inventory.class))
        .orElse(Inventory.EMPTY);
  }

  public Optional<Apply> find(Apply.Key key) {
    return handle
        .select(
            "select * from application where repository = ? and revision = ? and stack = ?"
                + " and target = ? and cause = ?",
            key.place().repository(),
            key.revision(),
            key.place().stack(),
            key.place().target(),
            key.cause())
        .map(ROW)
        .findOne();
  }

  /** Returns the last apply that touched a stack's target, or may have. */
  public Optional<Apply> lastLive(Apply.Place place) {
    return handle
        .select(
            "select * from application where repository = ? and stack = ? and target = ?"
                + " and outcome in ('applied', 'partly', 'unknown')"
                + " order by ended_at desc, started_at desc limit 1",
            place.repository(),
            place.stack(),
            place.target())
        .map(ROW)
        .findOne();
  }

  /** Returns the applies that the merge of a pull request led to, by stack. */
  public List<Apply> of(String repository, int number) {
    return handle
        .select(
            "select * from application where repository = ? and number = ? order by stack, target,"
                + " started_at",
            repository,
            number)
        .map(ROW)
        .list();
  }

  /** Returns the applies of a stack that began and of which no end is known. */
  public List<Apply> unfinished(Apply.Place place) {
    return handle
        .select(
            "select * from application where repository = ? and stack = ? and target = ?"
                + " and outcome is null",
            place.repository(),
            place.stack(),
            place.target())
        .map(ROW)
        .list();
  }
}
