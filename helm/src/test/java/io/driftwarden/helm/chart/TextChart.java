package io.driftwarden.helm.chart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A chart of texts by their paths. */
record TextChart(Map<String, String> texts) implements ChartFiles {
  static final String METADATA =
      "apiVersion: v2\nname: script\nversion: 1.2.3\nappVersion: \"4.5\"\n";

  /** Writes texts into a folder. */
  static void write(Map<String, String> texts, Path folder) throws IOException {
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Path path = folder.resolve(text.getKey());
      Files.createDirectories(path.resolveSibling("."));
      Files.writeString(path, text.getValue());
    }
  }

  @Override
  public List<String> paths() {
    return List.copyOf(new TreeMap<>(texts).keySet());
  }

  @Override
  public String repositoryPath(String path) {
    return path;
  }

  @Override
  public byte[] read(String path) {
    return Objects.requireNonNull(texts.get(path), path).getBytes(UTF_8);
  }
}
