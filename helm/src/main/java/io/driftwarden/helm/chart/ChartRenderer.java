package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.helm.eval.Budget;
import io.driftwarden.helm.eval.Evaluator;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.eval.Templates;
import io.driftwarden.helm.function.Builtins;
import io.driftwarden.helm.syntax.Parser;
import io.driftwarden.helm.syntax.Template;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.SemanticVersion;
import io.driftwarden.helm.value.VersionRange;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Renders a chart as {@code helm template --include-crds} does: hooks are kept, notes are left out,
 * and no cluster is asked.
 */
public final class ChartRenderer {
  private static final Functions FUNCTIONS = Builtins.all();

  private final List<Manifest> manifests = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private ChartRenderer() {}

  /**
   * Returns the objects that a chart makes of values over its own.
   *
   * @throws DiagnosticException if the chart as a whole can't be rendered; the mistakes of single
   *     templates are in the result
   */
  public static ChartRendering render(Chart chart, Release release, Datum.Dict values) {
    return new ChartRenderer().run(chart, release, values);
  }

  private ChartRendering run(Chart chart, Release release, Datum.Dict values) {
    checkKubernetes(chart.metadata());
    Chart enabled = enabled(chart, values);
    ChartScope scope = ChartScope.of(enabled, release, ValuesMerge.of(enabled, values));
    SortedMap<String, ChartScope.Unit> units = new TreeMap<>(Comparator.naturalOrder());
    scope.units().forEach(unit -> units.put(unit.name(), unit));
    Templates templates = new Templates();
    List<Template> files = parsed(units, templates);
    Evaluator evaluator = new Evaluator(templates, FUNCTIONS, new Budget());
    for (Template file : files) {
      ChartScope.Unit unit = units.get(file.name());
      if (unit != null && unit.isRendered()) {
        render(file, unit, evaluator);
      }
    }
    manifests.sort(InstallOrder.INSTANCE);
    List<Manifest> all = new ArrayList<>(crds(enabled));
    all.addAll(manifests);
    return new ChartRendering(all, diagnostics);
  }

  private static Chart enabled(Chart chart, Datum.Dict values) {
    if (chart.metadata().isLibrary()) {
      throw ChartProblem.library(chart.name(), chart.metadata().place());
    }
    try {
      return EnabledCharts.of(chart, values);
    } catch (BadArgument e) {
      throw new DiagnosticException(
          Diagnostic.error(
              "helm_dependency_version",
              "Version of a dependency can't be read",
              e.problem(),
              chart.metadata().place()));
    }
  }

  private static void checkKubernetes(Metadata metadata) {
    if (metadata.kubeVersion().isEmpty()) {
      return;
    }
    SemanticVersion ours = SemanticVersion.parse(Capabilities.KUBERNETES).orElseThrow();
    try {
      if (!VersionRange.parse(metadata.kubeVersion()).contains(ours)) {
        throw ChartProblem.kubeVersion(
            metadata.kubeVersion(), Capabilities.KUBERNETES, metadata.place());
      }
    } catch (BadArgument e) {
      throw ChartProblem.kubeVersion(
          metadata.kubeVersion(), Capabilities.KUBERNETES, metadata.place());
    }
  }

  /** Parses deeper paths first, so that a chart's definitions replace those of its subcharts. */
  private List<Template> parsed(SortedMap<String, ChartScope.Unit> units, Templates templates) {
    List<String> names = new ArrayList<>(units.keySet());
    names.sort(
        Comparator.<String>comparingLong(name -> name.chars().filter(c -> c == '/').count())
            .thenComparing(Comparator.naturalOrder())
            .reversed());
    List<Template> files = new ArrayList<>();
    for (String name : names) {
      try {
        Source source = Objects.requireNonNull(units.get(name)).source();
        List<Template> all = Parser.parse(name, source, FUNCTIONS.names());
        all.forEach(templates::add);
        files.add(all.getLast());
      } catch (DiagnosticException e) {
        diagnostics.addAll(e.diagnostics());
      }
    }
    files.sort(Comparator.comparing(Template::name));
    return diagnostics.isEmpty() ? files : List.of();
  }

  private void render(Template file, ChartScope.Unit unit, Evaluator evaluator) {
    try {
      add(Stretches.documents(evaluator.render(file, unit.context())));
    } catch (DiagnosticException e) {
      diagnostics.addAll(e.diagnostics());
    }
  }

  private void add(List<Node> documents) {
    for (Node document : documents) {
      switch (document) {
        case Node.Null _ -> {}
        case Node.Mapping mapping when mapping.entries().isEmpty() -> {}
        case Node.Mapping mapping -> manifests.add(new Manifest(mapping));
        case Node.Bool _, Node.Number _, Node.Text _, Node.Sequence _ ->
            diagnostics.addAll(ChartProblem.notAnObject(document.place()).diagnostics());
      }
    }
  }

  private static List<Manifest> crds(Chart chart) {
    List<Manifest> found = new ArrayList<>();
    for (Chart.TextFile file : chart.crds()) {
      for (Node document : YamlReader.read(file.source())) {
        if (document instanceof Node.Mapping mapping) {
          found.add(new Manifest(mapping));
        }
      }
    }
    chart.dependencies().forEach(child -> found.addAll(crds(child)));
    return found;
  }
}
