package io.driftwarden.rego;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads OPA's cases from where {@code e2e/parts/install.sh} put them. */
public final class ConformanceCases {
  private ConformanceCases() {}

  /** Returns the cases of {@code v0} or {@code v1}. */
  static List<ConformanceCase> of(String version) throws IOException {
    Path root = part().resolve("cases").resolve(version);
    assertTrue(Files.isDirectory(root), "run e2e/parts/install.sh: OPA's cases are not in " + root);
    try (Stream<Path> files = Files.walk(root)) {
      List<ConformanceCase> cases = new ArrayList<>();
      files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .forEach(file -> cases.addAll(read(file, root)));
      return cases;
    }
  }

  /** Returns the folder of what comes with OPA. */
  public static Path part() {
    Path caches =
        environment("XDG_CACHE_HOME")
            .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
    Path parts = environment("DRIFTWARDEN_PARTS").orElseGet(() -> caches.resolve("driftwarden"));
    return parts.resolve("opa-1.22.2");
  }

  private static Optional<Path> environment(String name) {
    return Optional.ofNullable(System.getenv(name)).map(Path::of);
  }

  private static List<ConformanceCase> read(Path file, Path root) {
    try {
      Load load = new Load(LoadSettings.builder().setCodePointLimit(50_000_000).build());
      Map<?, ?> document = (Map<?, ?>) load.loadFromString(Files.readString(file));
      List<ConformanceCase> cases = new ArrayList<>();
      List<?> found = document.get("cases") instanceof List<?> list ? list : List.of();
      for (Object fields : found) {
        cases.add(new ConformanceCase(root.relativize(file).toString(), (Map<?, ?>) fields));
      }
      return cases;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
