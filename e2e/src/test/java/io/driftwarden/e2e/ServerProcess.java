package io.driftwarden.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code driftwarden serve} as a process of its own, that can be killed. */
final class ServerProcess implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final Path folder;
  private final Path config;
  private final int port;
  private Process process;

  private ServerProcess(Path folder, Path config, int port) {
    this.folder = folder;
    this.config = config;
    this.port = port;
    this.process = launch();
  }

  /** Starts a server with a configuration that listens on the port; waits until it is healthy. */
  static ServerProcess start(Path folder, String configuration, int port) {
    try {
      Files.createDirectories(folder);
      Path config = Files.writeString(folder.resolve("driftwarden.yaml"), configuration);
      ServerProcess server = new ServerProcess(folder, config, port);
      server.awaitHealthy();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process launch() {
    try {
      return new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Ddriftwarden.home=" + Parts.ROOT,
              "--enable-native-access=ALL-UNNAMED",
              "-jar",
              Parts.ROOT.resolve("cli/target/driftwarden.jar").toString(),
              "serve",
              "--config",
              config.toString())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path log() {
    return folder.resolve("server.log");
  }

  String output() {
    try {
      return Files.readString(log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  private void awaitHealthy() {
    Await.until(
        "the server answers on /healthz; it printed:\n" + output(),
        Duration.ofSeconds(60),
        () -> {
          if (!process.isAlive()) {
            throw new AssertionError("the server has ended:\n" + output());
          }
          return healthy() ? Optional.of(true) : Optional.empty();
        });
  }

  boolean healthy() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + "/healthz"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** kill -9. */
  void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  void restart() {
    process = launch();
    awaitHealthy();
  }

  /** SIGTERM; fails where the server takes too long. */
  void stop() {
    process.destroy();
    try {
      if (!process.waitFor(15, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("the server did not stop within 15 s of SIGTERM:\n" + output());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      stop();
    } finally {
      http.close();
    }
  }
}
