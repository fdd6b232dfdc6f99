package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.SemanticVersion;
import io.driftwarden.helm.value.VersionRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides which subcharts are installed, by what a chart says of its dependencies. */
final class EnabledCharts {
  /** An alias makes another chart, with all that is in it; levels of them multiply. */
  private static final int MOST = 500;

  private final Optional<Datum.Unknown> unknown;
  private final List<Dependency> missing = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private int count;

  /**
   * Makes one.
   *
   * @param unknown why nothing of the values is known, where it isn't
   */
  EnabledCharts(Optional<Datum.Unknown> unknown) {
    this.unknown = unknown;
  }

  /**
   * Returns the chart with the subcharts that the values enable, under their aliases.
   *
   * @throws io.driftwarden.diagnostics.DiagnosticException if there are too many
   */
  Chart of(Chart chart, Datum.Dict given) {
    return of(chart, given, "");
  }

  /** Returns the dependencies that are wanted and not there. */
  List<Dependency> missing() {
    return missing;
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  private Chart of(Chart chart, Datum.Dict given, String path) {
    if (++count > MOST) {
      throw ChartProblem.tooMany(MOST, chart.metadata().place());
    }
    List<Dependency> listed = chart.metadata().dependencies();
    if (listed.isEmpty()) {
      return chart;
    }
    List<Chart> all = new ArrayList<>(unlisted(chart));
    listed.forEach(dependency ->
        find(chart, dependency)
            .ifPresent(child -> all.add(child.named(dependency.nameInValues()))));
    Datum.Dict values = ValuesMerge.of(chart.with(all), given);
    List<Dependency> enabled =
        listed.stream().filter(dependency -> isEnabled(dependency, values, path)).toList();
    enabled.stream()
        .filter(dependency -> find(chart, dependency).isEmpty())
        .forEach(dependency -> lacks(chart, dependency));
    Set<String> removed =
        listed.stream()
            .filter(dependency -> !enabled.contains(dependency))
            .map(Dependency::nameInValues)
            .collect(Collectors.toSet());
    List<Chart> children =
        all.stream()
            .filter(child -> !removed.contains(child.name()))
            .map(child -> of(child, values, path + child.name() + "."))
            .toList();
    return chart.with(children).needing(enabled);
  }

  /** A chart in the folder that nobody lists is installed all the same. */
  private static List<Chart> unlisted(Chart chart) {
    return chart.dependencies().stream()
        .filter(child ->
            chart.metadata().dependencies().stream()
                .noneMatch(dependency -> fits(child, dependency)))
        .toList();
  }

  private static Optional<Chart> find(Chart chart, Dependency dependency) {
    return chart.dependencies().stream().filter(child -> fits(child, dependency)).findFirst();
  }

  /** A chart of another version is installed as one that nobody lists. */
  private void lacks(Chart chart, Dependency dependency) {
    chart.dependencies().stream()
        .filter(child -> child.name().equals(dependency.name()))
        .findFirst()
        .ifPresentOrElse(
            child ->
                diagnostics.add(ChartProblem.otherVersion(dependency, child.metadata().version())),
            () -> missing.add(dependency));
  }

  private static boolean fits(Chart child, Dependency dependency) {
    if (!child.name().equals(dependency.name())) {
      return false;
    }
    Optional<SemanticVersion> version = SemanticVersion.parse(child.metadata().version());
    try {
      return dependency.version().isEmpty()
          || version.isEmpty()
          || VersionRange.parse(dependency.version()).contains(version.get());
    } catch (BadArgument e) {
      return false;
    }
  }

  private boolean isEnabled(Dependency dependency, Datum.Dict values, String path) {
    for (String condition : dependency.conditions()) {
      Datum value = at(values, path + condition);
      if (value instanceof Datum.Truth truth) {
        return truth.value();
      }
      if (value instanceof Datum.Unknown unknown) {
        diagnostics.add(ChartProblem.unknownCondition(dependency, unknown));
        return true;
      }
      if (!(value instanceof Datum.Nil || value instanceof Datum.Dict)) {
        diagnostics.add(ChartProblem.noTruth(path + condition, dependency));
      }
    }
    return isTagged(dependency, values);
  }

  private boolean isTagged(Dependency dependency, Datum.Dict values) {
    Datum all = at(values, "tags");
    List<Datum> states =
        dependency.tags().stream()
            .map(tag -> all instanceof Datum.Dict tags ? tags.get(tag) : all)
            .toList();
    for (Datum state : states) {
      if (state instanceof Datum.Unknown unknown && !states.contains(Datum.TRUE)) {
        diagnostics.add(ChartProblem.unknownCondition(dependency, unknown));
        return true;
      }
    }
    return states.contains(Datum.TRUE) || !states.contains(Datum.FALSE);
  }

  private Datum at(Datum.Dict values, String path) {
    Datum here = unknown.<Datum>map(all -> all).orElse(values);
    for (String step : path.split("\\.", -1)) {
      here =
          switch (here) {
            case Datum.Dict dict -> dict.get(step);
            case Datum.Unknown unknown -> unknown;
            case Datum.Nil _,
                Datum.Truth _,
                Datum.Whole _,
                Datum.Fraction _,
                Datum.Text _,
                Datum.Items _,
                Datum.Native _ ->
                Datum.NIL;
          };
    }
    return here;
  }
}
