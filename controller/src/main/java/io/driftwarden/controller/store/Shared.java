package io.driftwarden.controller.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * PostgreSQL, shared by several processes.
 *
 * <p>Transactions that write are one at a time, as on SQLite, so what one has read still holds when
 * it writes. They are short, and judging takes far longer than storing what came of it.
 */
record Shared(HikariDataSource source, HikariDataSource side, Leases leases) implements Database {
  private static final int CONNECTIONS = 10;

  /** Of their own: whoever waits to write must not keep leases from being renewed. */
  private static final int LEASE_CONNECTIONS = 2;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final long WRITING = 0x6472_6966_7477L;

  /** A process that hangs inside a transaction must not hold up the others for long. */
  private static final String SESSION =
      "-c lock_timeout=30s -c idle_in_transaction_session_timeout=30s";

  /**
   * Opens it, and brings the schema up to date.
   *
   * @throws StoreUnavailableException if it can't be reached, or doesn't let us in
   */
  static Shared open(Postgres postgres) {
    HikariDataSource source = pool(postgres, "store", CONNECTIONS);
    try {
      Schema.of("bytea").over(source).migrate();
      HikariDataSource side = pool(postgres, "leases", LEASE_CONNECTIONS);
      return new Shared(source, side, new Leases(Jdbi.create(side)));
    } catch (RuntimeException e) {
      source.close();
      throw e;
    }
  }

  private static HikariDataSource pool(Postgres postgres, String name, int connections) {
    var config = new HikariConfig();
    config.setJdbcUrl(postgres.url());
    config.setUsername(postgres.user());
    config.setPassword(postgres.password());
    config.setMaximumPoolSize(connections);
    config.setConnectionTimeout(LONGEST_WAIT.toMillis());
    config.setPoolName(name);
    config.addDataSourceProperty("ApplicationName", "driftwarden");
    config.addDataSourceProperty("options", SESSION);
    config.addDataSourceProperty("connectTimeout", "5");
    config.addDataSourceProperty("socketTimeout", "60");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    try {
      return new HikariDataSource(config);
    } catch (PoolInitializationException e) {
      throw new StoreUnavailableException("%s: %s".formatted(postgres, Unavailable.reason(e)), e);
    }
  }

  @Override
  public void claim(Handle handle) {
    handle.execute("select pg_advisory_xact_lock(?)", WRITING);
  }

  @Override
  public Locks locks(String kind) {
    return new Leased(kind, leases, new Stripes());
  }

  @Override
  public void close() {
    leases.close();
    side.close();
    source.close();
  }
}
