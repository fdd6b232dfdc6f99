package io.driftwarden.controller.store;

import io.driftwarden.controller.gate.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The judgements, one for each (pull request, head, base, policies). */
public final class Runs {
  static final RowMapper<Run> ROW =
      (row, context) ->
          new Run(
              change(row),
              Json.read(row.getString("verdict"), Verdict.class),
              row.getString("report"));

  /** Returns what was judged or planned, of which each row of the kind has the columns. */
  static Run.Change change(ResultSet row) throws SQLException {
    return new Run.Change(
        row.getString("repository"),
        row.getInt("number"),
        row.getString("base"),
        row.getString("head"),
        row.getString("tree"));
  }

  private final Handle handle;
  private final Instant now;

  Runs(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  /** Stores a run; judging the same again takes the older one's place. */
  public void put(Run run) {
    Run.Change change = run.change();
    handle.execute(
        "insert into run (id, repository, number, base, head, tree, policy_digest, outcome,"
            + " verdict, report, judged_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (repository, number, head, base, policy_digest) do update set"
            + " tree = excluded.tree, outcome = excluded.outcome, verdict = excluded.verdict,"
            + " report = excluded.report, judged_at = excluded.judged_at",
        UUID.randomUUID().toString(),
        change.repository(),
        change.number(),
        change.base(),
        change.head(),
        change.tree(),
        run.verdict().policyDigest(),
        run.verdict().outcome().name(),
        Json.write(run.verdict(), Verdict.class),
        run.report(),
        now);
  }

  /** Returns the run over a head and a base by the policies of a digest. */
  public Optional<Run> find(Run.Change change, String policyDigest) {
    return handle
        .select(
            "select * from run where repository = ? and number = ? and head = ? and base = ?"
                + " and policy_digest = ?",
            change.repository(),
            change.number(),
            change.head(),
            change.base(),
            policyDigest)
        .map(ROW)
        .findOne();
  }

  /**
   * Reports whether a pull request's head was judged by an instant, so that whoever spoke then can
   * have meant it.
   */
  public boolean judgedBy(Run.Change change, Instant instant) {
    return handle
        .select(
            "select judged_at from run where repository = ? and number = ? and head = ?",
            change.repository(),
            change.number(),
            change.head())
        .mapTo(Instant.class)
        .stream()
        // Forges tell their instants in whole seconds, and cut the rest off.
        .map(judged -> judged.truncatedTo(ChronoUnit.SECONDS))
        .anyMatch(judged -> !judged.isAfter(instant));
  }

  /** Returns the runs over a head, the newest first. */
  public List<Run> of(String repository, String head) {
    return handle
        .select(
            "select * from run where repository = ? and head = ? order by judged_at desc, id",
            repository,
            head)
        .map(ROW)
        .list();
  }
}
