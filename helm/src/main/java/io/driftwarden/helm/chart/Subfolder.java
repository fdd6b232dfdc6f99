package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Source;
import java.util.List;

/** The files of a chart that lies in another one's folder. */
record Subfolder(ChartFiles files, String prefix, List<String> paths) implements ChartFiles {
  static ChartFiles of(ChartFiles files, String prefix) {
    List<String> paths =
        files.paths().stream()
            .filter(path -> path.startsWith(prefix))
            .map(path -> path.substring(prefix.length()))
            .toList();
    return new Subfolder(files, prefix, paths);
  }

  @Override
  public String repositoryPath(String path) {
    return files.repositoryPath(prefix + path);
  }

  @Override
  public byte[] read(String path) {
    return files.read(prefix + path);
  }

  @Override
  public Source source(String path) {
    return files.source(prefix + path);
  }

  @Override
  public ChartFiles archive(String path) {
    return files.archive(prefix + path);
  }
}
