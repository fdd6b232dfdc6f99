package io.driftwarden.rego;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads OPA's cases from where {@code e2e/parts/install.sh} put them. */
public final class ConformanceCases {
  private ConformanceCases() {}

  /** Returns the cases of {@code v0} or {@code v1}. */
  static List<ConformanceCase> of(String version) throws IOException {
    Path root = Parts.opa("cases").resolve(version);
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
    return Parts.opa("");
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
