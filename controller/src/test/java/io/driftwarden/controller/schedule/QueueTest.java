package io.driftwarden.controller.schedule;

import io.driftwarden.controller.store.Store;
import java.nio.file.Path;
import java.time.Clock;

/** The queue on SQLite. */
final class QueueTest extends QueueContract {
  @Override
  Store opened(Path data) {
    return Store.open(data, Clock.systemUTC());
  }
}
