package io.driftwarden.helm.chart;

import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.SemanticVersion;
import io.driftwarden.helm.value.VersionRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides which subcharts are installed, by what a chart says of its dependencies. */
final class EnabledCharts {
  /** An alias makes another chart, with all that is in it; levels of them multiply. */
  private static final int MOST = 500;

  private int count;

  private EnabledCharts() {}

  /**
   * Returns the chart with the subcharts that the values enable, under their aliases.
   *
   * @throws io.driftwarden.diagnostics.DiagnosticException if one is not there
   */
  static Chart of(Chart chart, Datum.Dict given) {
    Datum.Dict tags = tags(ValuesMerge.of(chart, given));
    return new EnabledCharts().of(chart, ValuesMerge.of(named(chart), given), tags);
  }

  private static Datum.Dict tags(Datum.Dict values) {
    return values.get("tags") instanceof Datum.Dict tags ? tags : new Datum.Dict();
  }

  private Chart of(Chart chart, Datum.Dict values, Datum.Dict tags) {
    if (++count > MOST) {
      throw ChartProblem.tooMany(MOST, chart.metadata().place());
    }
    List<Chart> enabled = new ArrayList<>(unlisted(chart));
    for (Dependency dependency : chart.metadata().dependencies()) {
      Chart found = find(chart, dependency);
      if (isEnabled(dependency, values, tags)) {
        enabled.add(found.named(dependency.nameInValues()));
      }
    }
    return chart.with(enabled.stream().map(child -> nested(child, values, tags)).toList());
  }

  private Chart nested(Chart child, Datum.Dict values, Datum.Dict tags) {
    Datum own = values.get(child.name());
    Datum.Dict given = own instanceof Datum.Dict dict ? dict : new Datum.Dict();
    return of(child, ValuesMerge.of(named(child), given), tags);
  }

  /** Returns the chart with its subcharts under their aliases, so that values find them. */
  private static Chart named(Chart chart) {
    List<Chart> all = new ArrayList<>(unlisted(chart));
    for (Dependency dependency : chart.metadata().dependencies()) {
      all.add(find(chart, dependency).named(dependency.nameInValues()));
    }
    return chart.with(all);
  }

  /** A chart in the folder that nobody lists is installed all the same. */
  private static List<Chart> unlisted(Chart chart) {
    return chart.dependencies().stream()
        .filter(child ->
            chart.metadata().dependencies().stream()
                .noneMatch(dependency -> fits(child, dependency)))
        .toList();
  }

  private static Chart find(Chart chart, Dependency dependency) {
    return chart.dependencies().stream()
        .filter(child -> fits(child, dependency))
        .findFirst()
        .orElseThrow(() -> ChartProblem.missing(dependency));
  }

  private static boolean fits(Chart child, Dependency dependency) {
    if (!child.name().equals(dependency.name())) {
      return false;
    }
    Optional<SemanticVersion> version = SemanticVersion.parse(child.metadata().version());
    return dependency.version().isEmpty()
        || version.isEmpty()
        || VersionRange.parse(dependency.version()).contains(version.get());
  }

  private static boolean isEnabled(Dependency dependency, Datum.Dict values, Datum.Dict tags) {
    for (String condition : dependency.conditions()) {
      if (at(values, condition) instanceof Datum.Truth truth) {
        return truth.value();
      }
    }
    List<Datum> states = dependency.tags().stream().map(tags::get).toList();
    return states.contains(Datum.TRUE) || !states.contains(Datum.FALSE);
  }

  private static Datum at(Datum.Dict values, String path) {
    Datum here = values;
    for (String step : path.split("\\.")) {
      here = here instanceof Datum.Dict dict ? dict.get(step) : Datum.NIL;
    }
    return here;
  }
}
