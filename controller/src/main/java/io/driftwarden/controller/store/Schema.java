package io.driftwarden.controller.store;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The tables, brought up to date by the same migrations on both databases. */
record Schema(FluentConfiguration configuration) {
  /**
   * @param bytes what the database calls a column of bytes
   */
  static Schema of(String bytes) {
    return new Schema(
        Flyway.configure(Schema.class.getClassLoader())
            .locations("classpath:io/driftwarden/controller/store/migrations")
            .placeholders(Map.of("instant", "timestamp with time zone", "bytes", bytes)));
  }

  Schema at(String url, String user, String password) {
    return new Schema(configuration.dataSource(url, user, password));
  }

  Schema over(DataSource source) {
    return new Schema(configuration.dataSource(source));
  }

  void migrate() {
    configuration.load().migrate();
  }
}
