package io.driftwarden.controller.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What was told and is not yet handled. */
public final class Inbox {
  private final Handle handle;
  private final Instant now;

  Inbox(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  /** Stores a delivery and reports whether it is news: a known id changes nothing. */
  public boolean add(Delivery delivery) {
    return handle.execute(
            "insert into delivery (id, repository, topic, received_at) values (?, ?, ?, ?)"
                + " on conflict (id) do nothing",
            delivery.id(),
            delivery.repository(),
            delivery.topic().text(),
            now)
        == 1;
  }

  /** Returns a delivery that has not been handled, itself or by one of its topic. */
  public Optional<Delivery> waiting(String id) {
    return handle
        .select("select * from delivery where id = ? and handled_at is null", id)
        .map((row, context) ->
            new Delivery(
                row.getString("id"),
                row.getString("repository"),
                Delivery.Topic.of(row.getString("topic"))))
        .findOne();
  }

  /** Returns the ids of the deliveries of a topic that wait now. */
  public List<String> waiting(String repository, Delivery.Topic topic) {
    return handle
        .select(
            "select id from delivery where repository = ? and topic = ? and handled_at is null",
            repository,
            topic.text())
        .mapTo(String.class)
        .list();
  }

  public void handled(List<String> ids) {
    for (String id : ids) {
      handle.execute("update delivery set handled_at = ? where id = ?", now, id);
    }
  }
}
