package io.driftwarden.controller.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * SQLite in the data directory, owned by one process.
 *
 * <p>There is one connection, and it waits in the pool rather than in native code: a virtual thread
 * inside SQLite's own wait would stop every other one. So a transaction must be short, and must not
 * ask for another.
 */
record Embedded(HikariDataSource source) implements Database {
  private static final String PRAGMAS =
      "journal_mode=WAL&busy_timeout=10000&synchronous=FULL&transaction_mode=IMMEDIATE&foreign_keys=true";
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  /**
   * Opens it. What a process that died had taken from the queue is given back: nobody else can hold
   * it.
   */
  static Embedded open(Path directory) {
    String url = "jdbc:sqlite:" + directory.resolve("driftwarden.db") + "?" + PRAGMAS;
    Schema.of("blob").at(url, "", "").migrate();
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(LONGEST_WAIT.toMillis());
    config.setPoolName("store");
    var opened = new Embedded(new HikariDataSource(config));
    opened.giveBack();
    return opened;
  }

  private void giveBack() {
    Jdbi.create(source)
        .useHandle(handle ->
            handle.execute(
                "update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null"
                    + " where picked = true"));
  }

  /** With one connection, every transaction is the only one. */
  @Override
  public void claim(Handle handle) {}

  @Override
  public Locks locks(String kind) {
    return new Stripes();
  }

  @Override
  public void close() {
    source.close();
  }
}
