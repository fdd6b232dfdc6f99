package io.driftwarden.hcl;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where {@code e2e/parts/install.sh} put what HashiCorp's HCL says. */
public final class HclParts {
  private HclParts() {}

  /** Returns a program or folder of it. */
  public static Path part(String name) {
    Path caches =
        environment("XDG_CACHE_HOME")
            .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
    Path parts = environment("DRIFTWARDEN_PARTS").orElseGet(() -> caches.resolve("driftwarden"));
    Path part = parts.resolve("hcl-2.25.0").resolve(name);
    assertTrue(Files.exists(part), "run e2e/parts/install.sh: there is no " + part);
    return part;
  }

  private static Optional<Path> environment(String name) {
    return Optional.ofNullable(System.getenv(name)).map(Path::of);
  }
}
