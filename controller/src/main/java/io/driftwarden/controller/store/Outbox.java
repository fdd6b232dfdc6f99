package io.driftwarden.controller.store;

import io.driftwarden.controller.store.Letter.Address;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** What forges are still to be told; the newest message of a kind is the only one kept. */
public final class Outbox {
  private static final RowMapper<Letter> ROW =
      (row, context) ->
          new Letter(
              new Address(row.getString("repository"), row.getInt("number"), row.getString("kind")),
              row.getInt("version"),
              Json.read(row.getString("content"), Message.class));

  private final Handle handle;
  private final Instant now;

  Outbox(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  /** Stores a message in place of older ones of its kind, unless the newest says the same. */
  public Optional<Letter> put(String repository, int number, Message message) {
    return handle
        .select(
            "insert into outbox (repository, number, kind, content, version, delivered, put_at)"
                + " values (?, ?, ?, ?, 1, 0, ?) on conflict (repository, number, kind) do update"
                + " set content = excluded.content, version = outbox.version + 1, given_up = null,"
                + " put_at = excluded.put_at where outbox.content <> excluded.content"
                + " or outbox.given_up is not null returning *",
            repository,
            number,
            message.kind(),
            Json.write(message, Message.class),
            now)
        .map(ROW)
        .findOne();
  }

  /** Returns the newest message at an address, unless it was delivered or given up. */
  public Optional<Letter> waiting(Address address) {
    return handle
        .select(
            "select * from outbox where repository = ? and number = ? and kind = ?"
                + " and delivered < version and given_up is null",
            address.repository(),
            address.number(),
            address.kind())
        .map(ROW)
        .findOne();
  }

  /** Returns all that waits. */
  public List<Letter> waiting() {
    return handle
        .select("select * from outbox where delivered < version and given_up is null")
        .map(ROW)
        .list();
  }

  public void delivered(Letter letter) {
    Address address = letter.address();
    handle.execute(
        "update outbox set delivered = ? where repository = ? and number = ? and kind = ?"
            + " and delivered < ?",
        letter.version(),
        address.repository(),
        address.number(),
        address.kind(),
        letter.version());
  }

  /** Records that a message can't be delivered; a newer one is tried again. */
  public void gaveUp(Letter letter, String why) {
    Address address = letter.address();
    handle.execute(
        "update outbox set given_up = ? where repository = ? and number = ? and kind = ?"
            + " and version = ?",
        why,
        address.repository(),
        address.number(),
        address.kind(),
        letter.version());
  }
}
