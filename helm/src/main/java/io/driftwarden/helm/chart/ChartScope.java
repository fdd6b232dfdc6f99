package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Source;
import io.driftwarden.helm.eval.Observed;
import io.driftwarden.helm.value.Datum;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The templates of a chart and of its subcharts, each with what it sees as its dot. */
record ChartScope(Datum.Dict context, List<Unit> units) {
  /**
   * One template file.
   *
   * @param name its path from the chart's name on, by which templates include it
   */
  record Unit(String name, Source source, String basePath, Datum.Dict scope) {
    /** Partials only define templates. */
    boolean isRendered() {
      return !ChartReader.isPartial(name);
    }

    /**
     * Returns the dot: what all templates of the chart share, and this one's name.
     *
     * @param observed who watches the rest of it
     */
    Datum.Dict context(Observed observed) {
      Datum.Dict template =
          new Datum.Dict(Map.of("Name", Datum.of(name), "BasePath", Datum.of(basePath)));
      scope.put("Template", template);
      observed.watch("template " + name, template);
      return scope;
    }
  }

  /**
   * Returns the scope of a chart.
   *
   * @param top what is the same in all charts: Release, Capabilities and Values
   */
  static ChartScope of(Chart chart, Datum.Dict top) {
    return of(chart, chart.name(), top, true);
  }

  /** Notes are for people. */
  static boolean isNotes(String name) {
    return name.endsWith("NOTES.txt");
  }

  private static ChartScope of(Chart chart, String path, Datum.Dict parent, boolean root) {
    Datum.Dict scope = new Datum.Dict();
    scope.put("Chart", chartObject(chart, root));
    scope.put("Files", FilesObject.of(chart.files(), chart.metadata().isOld()));
    scope.put("Release", parent.get("Release"));
    scope.put("Capabilities", parent.get("Capabilities"));
    scope.put("Values", typed(root ? parent.get("Values") : own(parent, chart.name())));
    Datum.Dict children = new Datum.Dict();
    scope.put("Subcharts", children);
    List<Unit> units = new ArrayList<>();
    for (Chart child : chart.dependencies()) {
      ChartScope inner = of(child, path + "/charts/" + child.name(), scope, false);
      children.put(child.name(), inner.context());
      units.addAll(inner.units());
    }
    for (Chart.TextFile file : chart.templates()) {
      units.add(new Unit(path + "/" + file.path(), file.source(), path + "/templates", scope));
    }
    return new ChartScope(scope, units);
  }

  /** Go has a type of its own for values, which templates can see. */
  private static Datum typed(Datum values) {
    return values instanceof Datum.Dict dict ? dict.as(Datum.Dict.VALUES) : values;
  }

  private static Datum own(Datum.Dict parent, String name) {
    Datum values = parent.get("Values");
    Datum own = values instanceof Datum.Dict dict ? dict.get(name) : values;
    return own instanceof Datum.Dict || own instanceof Datum.Unknown ? own : new Datum.Dict();
  }

  private static Datum chartObject(Chart chart, boolean root) {
    Map<String, Datum> fields = new TreeMap<>(chart.metadata().fields());
    fields.put("IsRoot", Datum.of(root));
    return new Datum.Native("chart.Metadata", fields, Map.of(), Datum.Dict::new);
  }
}
