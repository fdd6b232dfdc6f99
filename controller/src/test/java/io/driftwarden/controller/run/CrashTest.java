package io.driftwarden.controller.run;

import io.driftwarden.controller.config.StoreConfig;
import io.driftwarden.controller.store.Store;
import java.nio.file.Path;
import java.time.Clock;

/** Dying with the embedded store. */
final class CrashTest extends CrashContract {
  @Override
  StoreConfig store() {
    return StoreConfig.EMBEDDED;
  }

  @Override
  Store opened(Path data) {
    return Store.open(data, Clock.systemUTC());
  }
}
