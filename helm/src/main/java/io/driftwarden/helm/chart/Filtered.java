package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import java.util.List;

/** The files of a chart but those that its {@code .helmignore} names. */
record Filtered(ChartFiles files, List<String> paths) implements ChartFiles {
  static ChartFiles of(ChartFiles files) {
    List<String> all = files.paths();
    String rules = all.contains(".helmignore") ? files.source(".helmignore").text() : "";
    IgnoreRules ignore = IgnoreRules.parse(rules, Place.of(files.repositoryPath(".helmignore")));
    return new Filtered(files, all.stream().filter(path -> !ignore.matches(path)).toList());
  }

  @Override
  public String repositoryPath(String path) {
    return files.repositoryPath(path);
  }

  @Override
  public byte[] read(String path) {
    return files.read(path);
  }

  @Override
  public Source source(String path) {
    return files.source(path);
  }
}
