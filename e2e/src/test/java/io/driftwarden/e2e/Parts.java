package io.driftwarden.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

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
    return freePorts(1);
  }

  /** Returns the first of some ports in a row that nobody listens on. */
  static int freePorts(int count) {
    // Above are those that the system gives to whoever asks for any port, also in between.
    return ThreadLocalRandom.current()
        .ints(15_000, 32_000)
        .filter(first -> IntStream.range(first, first + count).allMatch(Parts::isFree))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
