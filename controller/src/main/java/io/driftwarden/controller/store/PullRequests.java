package io.driftwarden.controller.store;

import io.driftwarden.controller.forge.PullRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The pull requests as they were last seen. */
public final class PullRequests {
  private static final RowMapper<SeenPullRequest> ROW =
      (row, context) ->
          new SeenPullRequest(
              row.getInt("number"),
              row.getString("head"),
              row.getString("base_branch"),
              PullRequest.State.valueOf(row.getString("state")));

  private final Handle handle;
  private final Instant now;

  PullRequests(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  public void saw(String repository, PullRequest pull) {
    handle.execute(
        "insert into pull_request (repository, number, head, base_branch, state, title, author,"
            + " seen_at) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (repository, number) do update"
            + " set head = excluded.head, base_branch = excluded.base_branch,"
            + " state = excluded.state, title = excluded.title, author = excluded.author,"
            + " seen_at = excluded.seen_at",
        repository,
        pull.number(),
        pull.head(),
        pull.baseBranch(),
        pull.state().name(),
        pull.title(),
        pull.author(),
        now);
  }

  public Optional<SeenPullRequest> find(String repository, int number) {
    return handle
        .select(
            "select * from pull_request where repository = ? and number = ?", repository, number)
        .map(ROW)
        .findOne();
  }

  /** Returns those that were open when they were last seen. */
  public List<SeenPullRequest> open(String repository) {
    return handle
        .select(
            "select * from pull_request where repository = ? and state = 'OPEN' order by number",
            repository)
        .map(ROW)
        .list();
  }
}
