package io.driftwarden.controller.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL of our own for all tests of this process, and a new database for each. */
public final class RealPostgres {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static @Nullable Postgres server;

  private RealPostgres() {}

  /** Returns a database that nobody has used. */
  public static Postgres database() {
    Postgres running = server();
    String name = "test_" + COUNT.incrementAndGet();
    execute(
        new Postgres(running.url() + "/postgres", running.user(), running.password()),
        "create database " + name);
    return new Postgres(running.url() + "/" + name, running.user(), running.password());
  }

  /** Does something to a database by hand. */
  static void execute(Postgres database, String sql) {
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static synchronized Postgres server() {
    if (server == null) {
      server = start();
    }
    return server;
  }

  private static Postgres start() {
    try {
      Path folder = Files.createTempDirectory("driftwarden-postgres");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(folder)));
      run("up.sh", folder.toString(), Integer.toString(freePort()));
      var made = new Properties();
      try (var lines = Files.newBufferedReader(folder.resolve("env"))) {
        made.load(lines);
      }
      return new Postgres(
          made.getProperty("PG_URL"), made.getProperty("PG_USER"), made.getProperty("PG_PASSWORD"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stop(Path folder) {
    try {
      run("down.sh", folder.toString());
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(String script, String... arguments) throws IOException {
    Path scripts = Path.of("..", "e2e", "parts", "postgres");
    List<String> command = new ArrayList<>(List.of("bash", scripts.resolve(script).toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new AssertionError(script + ": " + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
