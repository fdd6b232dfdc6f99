package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Place;
import java.util.List;

/** The files of a chart but those that its {@code .helmignore} names. */
record Filtered(ChartFiles files, List<String> paths) implements OtherFiles {
  static ChartFiles of(ChartFiles files) {
    List<String> all = files.paths();
    String rules = all.contains(".helmignore") ? files.source(".helmignore").text() : "";
    IgnoreRules ignore = IgnoreRules.parse(rules, Place.of(files.repositoryPath(".helmignore")));
    return new Filtered(files, ignore.kept(all));
  }
}
