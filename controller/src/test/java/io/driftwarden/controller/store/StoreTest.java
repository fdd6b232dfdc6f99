package io.driftwarden.controller.store;

import java.time.Clock;

/** The embedded store, on SQLite. */
final class StoreTest extends StoreContract {
  @Override
  Store opened() {
    return Store.open(directory, Clock.systemUTC());
  }
}
