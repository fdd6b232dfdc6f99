package io.driftwarden.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A real PostgreSQL of our own. */
final class PostgresPart implements AutoCloseable {
  private final Path folder;
  private final int port;
  private final Properties made;
  private int databases;

  private PostgresPart(Path folder, int port) {
    this.folder = folder;
    this.port = port;
    up();
    this.made = made(folder);
  }

  static PostgresPart start(Path folder) {
    return new PostgresPart(folder, Parts.freePort());
  }

  private static Properties made(Path folder) {
    var made = new Properties();
    try (var lines = Files.newBufferedReader(folder.resolve("env"))) {
      made.load(lines);
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void up() {
    Shell.run(
            Parts.ROOT,
            "bash",
            "e2e/parts/postgres/up.sh",
            folder.toString(),
            Integer.toString(port))
        .orFail();
  }

  /** Makes a database; returns its name. */
  String createDatabase() {
    String name = "story_" + ++databases;
    query("postgres", "create database " + name);
    return name;
  }

  /** Returns what a server is told that stores in a database. */
  String settings(String database) {
    return "store: {postgres: {url: \"%s/%s\", user: %s, password: %s}}"
        .formatted(made.getProperty("PG_URL"), database, made.getProperty("PG_USER"), password());
  }

  String password() {
    return made.getProperty("PG_PASSWORD");
  }

  /** Returns the first column of what a statement finds. */
  List<String> query(String database, String sql) {
    try (Connection connection =
            DriverManager.getConnection(
                made.getProperty("PG_URL") + "/" + database,
                made.getProperty("PG_USER"),
                password());
        Statement statement = connection.createStatement()) {
      List<String> found = new ArrayList<>();
      if (statement.execute(sql)) {
        ResultSet rows = statement.getResultSet();
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Stops it as if the power went. */
  void stop() {
    down("--keep");
  }

  void startAgain() {
    up();
  }

  private void down(String... how) {
    List<String> command = new ArrayList<>(List.of("bash", "e2e/parts/postgres/down.sh"));
    command.add(folder.toString());
    command.addAll(List.of(how));
    Shell.run(Parts.ROOT, command.toArray(String[]::new)).orFail();
  }

  @Override
  public void close() {
    down();
  }
}
