package io.driftwarden.rego;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where {@code e2e/parts/install.sh} put what OPA is made of. */
final class Parts {
  private Parts() {}

  /** Returns a file or folder of OPA's. */
  static Path opa(String name) {
    Path caches =
        environment("XDG_CACHE_HOME")
            .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
    Path parts = environment("DRIFTWARDEN_PARTS").orElseGet(() -> caches.resolve("driftwarden"));
    Path part = parts.resolve("opa-1.22.2").resolve(name);
    assertTrue(Files.exists(part), "run e2e/parts/install.sh: there is no " + part);
    return part;
  }

  private static Optional<Path> environment(String name) {
    return Optional.ofNullable(System.getenv(name)).map(Path::of);
  }
}
