package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Source;
import java.util.List;

/** The files of one chart, wherever they are kept. */
public interface ChartFiles {
  /** Returns the paths of all files below the chart's directory, relative to it, in order. */
  List<String> paths();

  /** Returns what a place calls a file: its path from the repository's root. */
  String repositoryPath(String path);

  /**
   * Returns a file's bytes.
   *
   * @throws io.driftwarden.diagnostics.DiagnosticException if it may not be read
   */
  byte[] read(String path);

  /** Returns a file as text. */
  default Source source(String path) {
    return Texts.read(this, path);
  }

  /**
   * Returns the files in a file that is an archive.
   *
   * @throws io.driftwarden.diagnostics.DiagnosticException if it is none that may be read
   */
  default ChartFiles archive(String path) {
    return ArchiveFiles.of(read(path), repositoryPath(path));
  }
}
