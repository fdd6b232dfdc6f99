package io.driftwarden.e2e;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the checkout and the installed parts are. */
public final class Parts {
  /** The root of the checkout. */
  public static final Path ROOT = root();

  private Parts() {}

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("driftwarden"))
        ? here
        : Optional.ofNullable(here.getParent()).orElseThrow();
  }

  /** Returns the folder of a part that {@code e2e/parts/install.sh} has installed. */
  public static Path of(String name) {
    Path cache =
        Optional.ofNullable(System.getenv("DRIFTWARDEN_PARTS"))
            .map(Path::of)
            .orElseGet(() -> userCache().resolve("driftwarden"));
    Path part = cache.resolve(name);
    if (!Files.isDirectory(part)) {
      throw new AssertionError(part + " is missing: run e2e/parts/install.sh");
    }
    return part;
  }

  private static Path userCache() {
    return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
  }

  /** Returns a port of the loopback interface that nobody listens on. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
