package io.driftwarden.controller.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * What must survive a crash: in SQLite, embedded in the data directory of one process, or in a
 * PostgreSQL that several processes share. Transactions are to be short, and one must not ask for
 * another.
 */
public final class Store implements AutoCloseable {
  private final DirectoryLock lock;
  private final Database database;
  private final Jdbi jdbi;
  private final Clock clock;

  private Store(DirectoryLock lock, Database database, Clock clock) {
    this.lock = lock;
    this.database = database;
    this.jdbi = Jdbi.create(database.source()).registerArgument(new Storable());
    this.clock = clock;
  }

  /**
   * Opens the store in a directory, makes both where they are missing, and brings the schema up to
   * date.
   *
   * @throws StoreInUseException if another process uses the directory
   */
  public static Store open(Path directory, Clock clock) {
    return open(directory, () -> Embedded.open(directory), clock);
  }

  /**
   * Opens the store in PostgreSQL, and brings the schema up to date.
   *
   * @param directory what else a process has is there, so it is held for this one alone
   * @throws StoreInUseException if another process uses the directory
   * @throws StoreUnavailableException if the database can't be reached
   */
  public static Store open(Path directory, Postgres postgres, Clock clock) {
    return open(directory, () -> Shared.open(postgres), clock);
  }

  private static Store open(Path directory, Supplier<Database> database, Clock clock) {
    create(directory);
    DirectoryLock lock = DirectoryLock.take(directory);
    try {
      return new Store(lock, database.get(), clock);
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

  /** Returns the database itself, for the queue that shares it. */
  public DataSource source() {
    return database.source();
  }

  /** Reports whether other processes may use the database at the same time. */
  public boolean isShared() {
    return database instanceof Shared;
  }

  /**
   * Returns locks over all processes that use the database.
   *
   * @param kind tells their subjects from those of other locks
   */
  public Locks locks(String kind) {
    return database.locks(kind);
  }

  /**
   * Does work in one transaction: all of it is stored, or where it throws, nothing. What it reads
   * may change before it writes.
   *
   * @throws StoreUnavailableException if the database can't be reached
   */
  public <T> T in(Function<Transaction, T> work) {
    return Unavailable.told(
        () -> jdbi.inTransaction(handle -> work.apply(new Transaction(handle, clock))));
  }

  /**
   * Does work that gives nothing back in one transaction. No other of these goes on meanwhile, in
   * any process.
   *
   * @throws StoreUnavailableException if the database can't be reached
   */
  public void write(Consumer<Transaction> work) {
    Unavailable.told(() ->
        jdbi.inTransaction(handle -> {
          database.claim(handle);
          work.accept(new Transaction(handle, clock));
          return handle;
        }));
  }

  @Override
  public void close() {
    database.close();
    lock.close();
  }
}
