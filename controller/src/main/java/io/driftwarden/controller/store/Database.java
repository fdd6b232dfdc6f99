package io.driftwarden.controller.store;

import com.zaxxer.hikari.HikariDataSource;
import org.jdbi.v3.core.Handle;

/** Where a store's tables are. */
sealed interface Database extends AutoCloseable permits Embedded, Shared {
  HikariDataSource source();

  /** Makes a transaction that is to write the only one that does, until it ends. */
  void claim(Handle handle);

  Locks locks(String kind);

  @Override
  void close();
}
