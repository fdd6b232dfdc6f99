package io.driftwarden.controller.store;

import io.driftwarden.controller.forge.Remark;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** What people asked for in comments, and up to when it is known what was said. */
public final class Remarks {
  private static final RowMapper<Remark> ROW =
      (row, context) ->
          new Remark(
              row.getString("id"),
              row.getInt("number"),
              row.getString("author"),
              row.getString("text"),
              Instant.ofEpochMilli(row.getLong("said_at")));

  private final Handle handle;
  private final Instant now;

  Remarks(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  /** Returns up to when it is known what was said at a repository, by the forge's clock. */
  public Optional<Instant> heard(String repository) {
    return handle
        .select("select heard_at from hearing where repository = ?", repository)
        .mapTo(Long.class)
        .findOne()
        .map(Instant::ofEpochMilli);
  }

  public void heard(String repository, Instant until) {
    handle.execute(
        "insert into hearing (repository, heard_at) values (?, ?)"
            + " on conflict (repository) do update set heard_at = excluded.heard_at",
        repository,
        until.toEpochMilli());
  }

  /** Stores what somebody asked for; false if it is known. */
  public boolean add(String repository, Remark remark) {
    return handle.execute(
            "insert into command (repository, id, number, author, text, said_at)"
                + " values (?, ?, ?, ?, ?, ?) on conflict (repository, id) do nothing",
            repository,
            remark.id(),
            remark.number(),
            remark.author(),
            remark.text(),
            remark.at().toEpochMilli())
        == 1;
  }

  /** Returns what was asked for, unless it was done. */
  public Optional<Remark> waiting(String repository, String id) {
    return handle
        .select(
            "select * from command where repository = ? and id = ? and done_at is null",
            repository,
            id)
        .map(ROW)
        .findOne();
  }

  public void done(String repository, String id) {
    handle.execute(
        "update command set done_at = ? where repository = ? and id = ?", now, repository, id);
  }
}
