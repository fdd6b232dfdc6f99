package io.driftwarden.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A real OPA server of our own, that can be killed. */
public final class Opa implements AutoCloseable {
  private final Path folder;
  private final int port;
  private Process process;

  private Opa(Path folder, int port) {
    this.folder = folder;
    this.port = port;
    this.process = launch();
  }

  /** Starts one as {@code docs/opa.md} says, with nothing in it; waits until it listens. */
  public static Opa start(Path folder) {
    Opa opa = new Opa(folder, Parts.freePort());
    opa.awaitListening();
    return opa;
  }

  private Process launch() {
    try {
      return new ProcessBuilder(
              Parts.of("opa-1.22.2").resolve("opa").toString(),
              "run",
              "--server",
              "--disable-telemetry",
              "--addr",
              "127.0.0.1:" + port)
          .redirectErrorStream(true)
          .redirectOutput(
              ProcessBuilder.Redirect.appendTo(
                  folder.resolve("opa-%d.log".formatted(port)).toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitListening() {
    Await.until(
        "OPA listens on port " + port,
        Duration.ofSeconds(30),
        () -> {
          try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return Optional.of(socket.isConnected());
          } catch (IOException notYet) {
            return Optional.empty();
          }
        });
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** kill -9: it forgets what it was given. */
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public void restart() {
    process = launch();
    awaitListening();
  }

  @Override
  public void close() {
    kill();
  }
}
