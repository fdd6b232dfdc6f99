package io.driftwarden.e2e;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The loop with a PostgreSQL as its store. */
class PostgresLoopTest extends LoopContract {
  private Optional<PostgresPart> postgres = Optional.empty();

  @BeforeAll
  void startPostgres(@TempDir Path parts) {
    postgres = Optional.of(PostgresPart.start(parts.resolve("postgres")));
  }

  @AfterAll
  void stopPostgres() {
    postgres.ifPresent(PostgresPart::close);
  }

  @Override
  String settings() {
    PostgresPart running = postgres.orElseThrow();
    return running.settings(running.createDatabase());
  }
}
