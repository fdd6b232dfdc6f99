package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.helm.eval.Budget;
import io.driftwarden.helm.eval.Evaluator;
import io.driftwarden.helm.eval.Observed;
import io.driftwarden.helm.eval.Rendered;
import io.driftwarden.helm.eval.Runs;
import io.driftwarden.helm.eval.Templates;
import io.driftwarden.helm.syntax.Template;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.SemanticVersion;
import io.driftwarden.helm.value.VersionRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Renders a chart as {@code helm template --include-crds} does: hooks are kept, notes are no
 * objects, and no cluster is asked.
 */
public final class ChartRenderer {
  private final ChartMemory memory;
  private final Capabilities capabilities;
  private final Optional<Datum.Unknown> unknown;
  private final SortedMap<String, Written> rendered = new TreeMap<>();
  private final SortedMap<String, List<Diagnostic>> failed = new TreeMap<>();
  private final List<Document> documents = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  /** What a file's template wrote. */
  private record Written(Template file, Rendered whole) {}

  private ChartRenderer(
      ChartMemory memory, Capabilities capabilities, Optional<Datum.Unknown> unknown) {
    this.memory = memory;
    this.capabilities = capabilities;
    this.unknown = unknown;
  }

  /** Returns what a chart makes of values over its own, for a standard cluster. */
  public static ChartRendering render(Chart chart, Release release, Datum.Dict values) {
    return render(chart, release, new PlacedValues(values), Capabilities.STANDARD);
  }

  /**
   * Returns what a chart makes of values over its own.
   *
   * @throws DiagnosticException if the chart as a whole can't be rendered; the mistakes of single
   *     templates are in the result
   */
  public static ChartRendering render(
      Chart chart, Release release, PlacedValues values, Capabilities capabilities) {
    return new ChartRenderer(chart.memory(), capabilities, Optional.empty())
        .run(chart, release, values);
  }

  /**
   * Returns what a chart makes of values of which nothing is known, not even whether they change
   * the chart's own.
   *
   * @throws DiagnosticException if the chart as a whole can't be rendered
   */
  public static ChartRendering render(Chart chart, Release release, Datum.Unknown values) {
    return new ChartRenderer(chart.memory(), Capabilities.STANDARD, Optional.of(values))
        .run(chart, release, new PlacedValues(new Datum.Dict()));
  }

  private ChartRendering run(Chart chart, Release release, PlacedValues given) {
    if (chart.metadata().isLibrary()) {
      throw ChartProblem.library(chart.name(), chart.metadata().place());
    }
    Templates templates = new Templates();
    Chart enabled = enabled(chart, given.values(), templates);
    checkKubernetes(chart.metadata());
    Datum.Dict top =
        new Datum.Dict(
            Map.of(
                "Release", release.object(),
                "Capabilities", capabilities.object(),
                "Values", values(enabled, given)));
    render(ChartScope.of(enabled, top), templates, release);
    failed.values().forEach(diagnostics::addAll);
    rendered.values().forEach(this::add);
    documents.sort(InstallOrder.INSTANCE);
    List<Document> all = new ArrayList<>(crds(enabled, enabled.name()));
    all.addAll(documents);
    Decisions decisions =
        unknown.isPresent()
            ? Decisions.unknown()
            : Decisions.of(new Trials.Recipe(enabled, release, given, capabilities));
    return new ChartRendering(all, notes(chart), diagnostics, decisions);
  }

  private Datum values(Chart chart, PlacedValues given) {
    if (unknown.isPresent()) {
      return unknown.get();
    }
    ValuesMerge.Merged values = ValuesMerge.merged(chart, given.values());
    diagnostics.addAll(values.warnings());
    diagnostics.addAll(ValuesSchema.check(chart, given, values.values()));
    return values.values();
  }

  private Chart enabled(Chart chart, Datum.Dict given, Templates templates) {
    EnabledCharts enabling = new EnabledCharts(unknown);
    ImportedValues importing = new ImportedValues();
    Chart enabled = importing.into(enabling.of(chart, given));
    diagnostics.addAll(enabling.diagnostics());
    diagnostics.addAll(importing.diagnostics());
    enabling
        .missing()
        .forEach(dependency -> {
          diagnostics.add(ChartProblem.missing(dependency));
          templates.mayLack(ChartProblem.missingReason(dependency));
        });
    return enabled;
  }

  private void checkKubernetes(Metadata metadata) {
    if (metadata.kubeVersion().isEmpty()) {
      return;
    }
    String version = capabilities.kubernetes();
    try {
      if (VersionRange.parse(metadata.kubeVersion())
          .contains(SemanticVersion.parse(version).orElseThrow())) {
        return;
      }
    } catch (BadArgument e) {
      throw ChartProblem.kubeVersion(
          metadata.kubeVersion(), version, metadata.place("kubeVersion"));
    }
    throw ChartProblem.kubeVersion(metadata.kubeVersion(), version, metadata.place("kubeVersion"));
  }

  /** Runs the templates in Helm's order, which they can notice: all see the same values. */
  private void render(ChartScope scope, Templates templates, Release release) {
    Map<String, ChartScope.Unit> units = new TreeMap<>();
    scope.units().forEach(unit -> units.put(unit.name(), unit));
    List<Template> files = parsed(units, templates);
    Observed observed = new Observed();
    observed.watch("", scope.context());
    Evaluator evaluator = new Evaluator(templates, ChartMemory.FUNCTIONS, new Budget(), observed);
    for (Template file : files) {
      ChartScope.Unit unit = units.get(file.name());
      if (unit != null && unit.isRendered()) {
        Runs before = memory.runs(file, release, capabilities);
        render(file, () -> evaluator.render(file, unit.context(observed), before));
      }
    }
  }

  /** Parses deeper paths first, so that a chart's definitions replace those of its subcharts. */
  private List<Template> parsed(Map<String, ChartScope.Unit> units, Templates templates) {
    List<String> names = new ArrayList<>(units.keySet());
    names.sort(
        Comparator.<String>comparingLong(name -> name.chars().filter(c -> c == '/').count())
            .thenComparing(Comparator.naturalOrder())
            .reversed());
    List<Template> files = new ArrayList<>();
    for (String name : names) {
      try {
        Source source = Objects.requireNonNull(units.get(name)).source();
        List<Template> all = memory.templates(name, source);
        all.forEach(templates::add);
        files.add(all.getLast());
      } catch (DiagnosticException e) {
        diagnostics.addAll(e.diagnostics());
      }
    }
    return diagnostics.stream().anyMatch(Diagnostic::isError) ? List.of() : files;
  }

  private void render(Template file, Supplier<Rendered> run) {
    try {
      rendered.put(file.name(), new Written(file, run.get()));
    } catch (DiagnosticException e) {
      failed.put(file.name(), e.diagnostics());
    }
  }

  private void add(Written written) {
    if (ChartScope.isNotes(written.file().name())) {
      return;
    }
    try {
      for (Document document : memory.documents(written.file(), written.whole())) {
        document.check();
        if (!document.isUnknownHook()) {
          documents.add(document);
        }
      }
    } catch (DiagnosticException e) {
      diagnostics.addAll(e.diagnostics());
    }
  }

  private String notes(Chart chart) {
    Written notes = rendered.get(chart.name() + "/templates/NOTES.txt");
    return notes == null ? "" : notes.whole().text();
  }

  private List<Document> crds(Chart chart, String path) {
    List<Document> found = new ArrayList<>();
    for (Chart.TextFile file : chart.crds()) {
      found.add(memory.definitions(path + "/" + file.path(), file.source()));
    }
    for (Chart child : chart.dependencies()) {
      found.addAll(crds(child, path + "/charts/" + child.name()));
    }
    return found;
  }
}
