package io.driftwarden.helm.chart;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.Source;

/** Files of a chart as text. */
final class Texts {
  private Texts() {}

  static Source read(ChartFiles files, String path) {
    String text = new String(files.read(path), UTF_8);
    return new Source(
        files.repositoryPath(path), text.startsWith("\uFEFF") ? text.substring(1) : text);
  }
}
