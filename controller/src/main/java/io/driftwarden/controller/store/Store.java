package io.driftwarden.controller.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/**
 * The embedded store: one SQLite file in the data directory, owned by one process.
 *
 * <p>There is one connection, and it waits in the pool rather than in native code: a virtual thread
 * inside SQLite's own wait would stop every other one. So a transaction must be short, and must not
 * ask for another.
 */
public final class Store implements AutoCloseable {
  private static final String PRAGMAS =
      "journal_mode=WAL&busy_timeout=10000&synchronous=FULL&transaction_mode=IMMEDIATE&foreign_keys=true";
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final DirectoryLock lock;
  private final HikariDataSource source;
  private final Jdbi jdbi;
  private final Clock clock;

  private Store(DirectoryLock lock, HikariDataSource source, Clock clock) {
    this.lock = lock;
    this.source = source;
    this.jdbi = Jdbi.create(source);
    this.clock = clock;
  }

  /**
   * Opens the store in a directory, makes both where they are missing, and brings the schema up to
   * date. What a process that died had taken from the queue is given back: nobody else can hold it.
   *
   * @throws StoreInUseException if another process uses the directory
   */
  public static Store open(Path directory, Clock clock) {
    create(directory);
    DirectoryLock lock = DirectoryLock.take(directory);
    try {
      String url = "jdbc:sqlite:" + directory.resolve("driftwarden.db") + "?" + PRAGMAS;
      migrate(url);
      var store = new Store(lock, pool(url), clock);
      store.giveBack();
      return store;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static void create(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void migrate(String url) {
    Flyway.configure(Store.class.getClassLoader())
        .dataSource(url, "", "")
        .locations("classpath:io/driftwarden/controller/store/migrations")
        .placeholders(Map.of("instant", "timestamp with time zone", "bytes", "blob"))
        .load()
        .migrate();
  }

  private static HikariDataSource pool(String url) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(LONGEST_WAIT.toMillis());
    config.setPoolName("store");
    return new HikariDataSource(config);
  }

  private void giveBack() {
    jdbi.useHandle(handle ->
        handle.execute(
            "update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null"
                + " where picked = true"));
  }

  /** Returns the database itself, for the queue that shares it. */
  public DataSource source() {
    return source;
  }

  /** Does work in one transaction: all of it is stored, or where it throws, nothing. */
  public <T> T in(Function<Transaction, T> work) {
    return jdbi.inTransaction(handle -> work.apply(new Transaction(handle, clock)));
  }

  /** Does work that gives nothing back in one transaction. */
  public void write(Consumer<Transaction> work) {
    jdbi.useTransaction(handle -> work.accept(new Transaction(handle, clock)));
  }

  @Override
  public void close() {
    source.close();
    lock.close();
  }
}
