package io.driftwarden.render.kustomize;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.render.tree.MapTree;
import io.driftwarden.yaml.Node;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One of {@code cases.txt}: the files of a kustomization.
 *
 * @param refused the place and code of its mistake, if it has one
 */
record KustomizeCase(String name, Map<String, String> files, @Nullable String refused) {
  static final String FOLDER = "k";

  static List<KustomizeCase> all() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(KustomizeCase.class.getResourceAsStream("cases.txt"))) {
      String[] chunks = new String(in.readAllBytes(), UTF_8).split("(?m)^==== ");
      List<KustomizeCase> cases = new ArrayList<>();
      for (int i = 1; i < chunks.length; i++) {
        cases.add(read(chunks[i]));
      }
      return cases;
    }
  }

  private static KustomizeCase read(String chunk) {
    Map<String, String> files = new LinkedHashMap<>();
    String[] parts = chunk.split("(?m)^--- ");
    for (int i = 1; i < parts.length; i++) {
      int end = parts[i].indexOf('\n');
      files.put(parts[i].substring(0, end), parts[i].substring(end + 1).replace("---⏎", "---"));
    }
    String refused = files.remove("refused");
    return new KustomizeCase(parts[0].strip(), files, refused == null ? null : refused.strip());
  }

  List<Node.Mapping> build() {
    return new Build().run(Root.of(new MapTree(files), FOLDER));
  }

  void writeTo(Path folder) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.resolveSibling("."));
      Files.writeString(path, file.getValue());
    }
  }

  /** Returns the golden file in the sources. */
  Path goldenSource() {
    return Path.of("src/test/resources/io/driftwarden/render/kustomize/golden")
        .resolve(name.replace(' ', '-') + ".yaml");
  }

  @Override
  public String toString() {
    return name;
  }
}
