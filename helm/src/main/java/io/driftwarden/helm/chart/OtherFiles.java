package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Source;
import java.util.List;

/** The files of a chart as others have them, but for what is said otherwise. */
interface OtherFiles extends ChartFiles {
  /** Returns the others. */
  ChartFiles files();

  @Override
  default List<String> paths() {
    return files().paths();
  }

  @Override
  default String repositoryPath(String path) {
    return files().repositoryPath(path);
  }

  @Override
  default byte[] read(String path) {
    return files().read(path);
  }

  @Override
  default Source source(String path) {
    return files().source(path);
  }

  @Override
  default ChartFiles archive(String path) {
    return files().archive(path);
  }
}
