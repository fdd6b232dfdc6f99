package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.helm.value.Copies;
import io.driftwarden.helm.value.Datum;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The {@code import-values} of dependencies: values of subcharts that become their parent's. */
final class ImportedValues {
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  /** Returns the chart, the values of each level with those that it imports below its own. */
  Chart into(Chart chart) {
    Chart inner = chart.with(chart.dependencies().stream().map(this::into).toList());
    List<Dependency> listed = inner.metadata().dependencies();
    if (listed.isEmpty()) {
      return inner;
    }
    Datum.Dict values = ValuesMerge.withNulls(inner);
    Datum.Dict imported = new Datum.Dict();
    for (Dependency dependency : listed) {
      for (Dependency.Import wanted : dependency.imports()) {
        add(imported, values, dependency, wanted);
      }
    }
    Datum.Dict own = Copies.of(values);
    ValuesMerge.below(own, imported);
    return inner.withValues(own);
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  private void add(
      Datum.Dict imported, Datum.Dict values, Dependency dependency, Dependency.Import wanted) {
    String path = dependency.nameInValues() + "." + wanted.child();
    Optional<Datum.Dict> table = table(values, path);
    if (table.isEmpty()) {
      diagnostics.add(ChartProblem.nothingToImport(path, dependency.place()));
    }
    table.ifPresent(found -> ValuesMerge.below(imported, at(wanted.parent(), found)));
  }

  private static Optional<Datum.Dict> table(Datum.Dict values, String path) {
    Datum here = values;
    for (String step : path.split("\\.", -1)) {
      here = here instanceof Datum.Dict dict ? dict.get(step) : Datum.NIL;
    }
    return here instanceof Datum.Dict found ? Optional.of(found) : Optional.empty();
  }

  private static Datum.Dict at(String path, Datum.Dict values) {
    if (path.equals(".")) {
      return values;
    }
    Datum.Dict here = values;
    for (String step : List.of(path.split("\\.", -1)).reversed()) {
      Datum.Dict around = new Datum.Dict();
      around.put(step, here);
      here = around;
    }
    return here;
  }
}
