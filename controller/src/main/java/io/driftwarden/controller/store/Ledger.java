package io.driftwarden.controller.store;

import io.driftwarden.controller.forge.PullRequest;
import io.driftwarden.controller.gate.Verdict;
import io.driftwarden.controller.store.DriftReport.State;
import io.driftwarden.controller.store.Waiting.Undelivered;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The tables as a person looks at them; nothing here changes one. */
public final class Ledger {
  private static final int MOST = 50;
  private static final String PULLS =
      "select p.*, r.id as run_id, r.base as run_base, r.head as run_head, r.outcome, r.judged_at"
          + " from pull_request p left join run r on r.id = (select newest.id from run newest where"
          + " newest.repository = p.repository and newest.number = p.number"
          + " order by newest.judged_at desc, newest.id limit 1) where p.repository = ?";

  private final Handle handle;

  Ledger(Handle handle) {
    this.handle = handle;
  }

  /** Returns some pull requests of a repository: open ones first, then the newest. */
  public List<PullEntry> pulls(String repository, int from, int most) {
    return handle
        .select(
            PULLS + " order by p.state <> 'OPEN', p.number desc limit ? offset ?",
            repository,
            most,
            from)
        .map((row, context) -> pull(row))
        .list();
  }

  public Optional<PullEntry> pull(String repository, int number) {
    return handle
        .select(PULLS + " and p.number = ?", repository, number)
        .map((row, context) -> pull(row))
        .findOne();
  }

  private static PullEntry pull(ResultSet row) throws SQLException {
    return new PullEntry(
        row.getInt("number"),
        row.getString("title"),
        row.getString("author"),
        row.getString("head"),
        row.getString("base_branch"),
        PullRequest.State.valueOf(row.getString("state")),
        row.getString("run_id") == null ? Optional.empty() : Optional.of(entry(row, "run_")));
  }

  private static RunEntry entry(ResultSet row, String prefix) throws SQLException {
    return new RunEntry(
        row.getString(prefix + "id"),
        row.getString(prefix + "base"),
        row.getString(prefix + "head"),
        Verdict.Outcome.valueOf(row.getString("outcome")),
        row.getTimestamp("judged_at").toInstant());
  }

  /** Returns the newest runs over a pull request, the newest first. */
  public List<RunEntry> runs(String repository, int number) {
    return handle
        .select(
            "select id, base, head, outcome, judged_at from run where repository = ? and number = ?"
                + " order by judged_at desc, id limit ?",
            repository,
            number,
            MOST)
        .map((row, context) -> entry(row, ""))
        .list();
  }

  /** Returns a run and when it was judged. */
  public Optional<JudgedRun> run(String id) {
    return handle
        .select("select * from run where id = ?", id)
        .map((row, context) -> new JudgedRun(entry(row, ""), Runs.ROW.map(row, context)))
        .findOne();
  }

  /** A run, and its line in a list. */
  public record JudgedRun(RunEntry entry, Run run) {}

  /** Returns the applies that the merge of a pull request led to, by stack. */
  public List<ApplyEntry> applies(String repository, int number) {
    return handle
        .select(
            "select * from application where repository = ? and number = ?"
                + " order by stack, target, started_at desc limit ?",
            repository,
            number,
            MOST)
        .map((row, context) -> apply(row, Applications.ROW.map(row, context)))
        .list();
  }

  /** Returns the newest applies of a stack to its target, the newest first. */
  public List<ApplyEntry> applies(Apply.Place place) {
    return handle
        .select(
            "select * from application where repository = ? and stack = ? and target = ?"
                + " order by started_at desc, id limit ?",
            place.repository(),
            place.stack(),
            place.target(),
            MOST)
        .map((row, context) -> apply(row, Applications.ROW.map(row, context)))
        .list();
  }

  private static ApplyEntry apply(ResultSet row, Apply apply) throws SQLException {
    return new ApplyEntry(apply, row.getTimestamp("started_at").toInstant());
  }

  /** Returns how each stack was last found to stand to its target. */
  public List<DriftStand> drift() {
    return handle
        .select("select * from drift_report order by repository, stack, target")
        .map((row, context) ->
            new DriftStand(
                new Apply.Place(
                    row.getString("repository"), row.getString("stack"), row.getString("target")),
                row.getInt("number"),
                State.valueOf(row.getString("state")),
                row.getTimestamp("checked_at").toInstant()))
        .list();
  }

  /** Returns how many pull requests of a repository are open. */
  public int open(String repository) {
    return count(
        "select count(*) from pull_request where state = 'OPEN' and repository = ?", repository);
  }

  public Waiting waiting() {
    return new Waiting(
        count("select count(*) from delivery where handled_at is null"),
        count("select count(*) from outbox where delivered < version and given_up is null"),
        handle
            .select(
                "select repository, number, given_up from outbox where given_up is not null"
                    + " order by put_at desc limit ?",
                MOST)
            .map((row, context) ->
                new Undelivered(
                    row.getString("repository"), row.getInt("number"), row.getString("given_up")))
            .list());
  }

  private int count(String query, Object... arguments) {
    return handle.select(query, arguments).mapTo(Integer.class).one();
  }
}
