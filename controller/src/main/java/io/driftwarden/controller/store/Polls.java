package io.driftwarden.controller.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What the poller saw last of each repository. */
public final class Polls {
  private final Handle handle;
  private final Instant now;

  Polls(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  /** Returns the commit that a repository's branch pointed to. */
  public Optional<String> head(String repository, String branch) {
    return handle
        .select("select head from poll where repository = ? and branch = ?", repository, branch)
        .mapTo(String.class)
        .findOne();
  }

  public void saw(String repository, String branch, String head) {
    handle.execute(
        "insert into poll (repository, branch, head, polled_at) values (?, ?, ?, ?)"
            + " on conflict (repository) do update set branch = excluded.branch,"
            + " head = excluded.head, polled_at = excluded.polled_at",
        repository,
        branch,
        head,
        now);
  }
}
