package io.driftwarden.controller.run;

import io.driftwarden.controller.config.StoreConfig;
import io.driftwarden.controller.store.Postgres;
import io.driftwarden.controller.store.RealPostgres;
import io.driftwarden.controller.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/** Dying with a real PostgreSQL. */
@Tag("e2e")
final class PostgresCrashTest extends CrashContract {
  private final Postgres database = RealPostgres.database();

  @Override
  StoreConfig store() {
    return new StoreConfig(Duration.ofDays(90), Optional.of(database));
  }

  @Override
  Store opened(Path data) {
    return Store.open(data, database, Clock.systemUTC());
  }
}
