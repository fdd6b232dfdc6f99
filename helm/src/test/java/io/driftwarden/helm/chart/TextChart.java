package io.driftwarden.helm.chart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A chart of texts by their paths. */
record TextChart(Map<String, String> texts) implements ChartFiles {
  static final String METADATA =
      "apiVersion: v2\nname: script\nversion: 1.2.3\nappVersion: \"4.5\"\n";

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
