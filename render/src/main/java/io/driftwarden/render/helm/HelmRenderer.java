package io.driftwarden.render.helm;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.helm.chart.Chart;
import io.driftwarden.helm.chart.ChartReader;
import io.driftwarden.helm.chart.ChartRenderer;
import io.driftwarden.helm.chart.ChartRendering;
import io.driftwarden.helm.chart.Document;
import io.driftwarden.helm.chart.Release;
import io.driftwarden.helm.value.UnknownMark;
import io.driftwarden.render.Renderer;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Stack;
import io.driftwarden.render.kubernetes.Objects;
import io.driftwarden.render.packages.PackagedTree;
import io.driftwarden.render.packages.Packages;
import io.driftwarden.render.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * Renders a chart with its own values, as a release of the chart's name; a library makes nothing.
 */
public final class HelmRenderer implements Renderer {
  private final Packages packages;
  private final ChartSettings settings;
  private final HelmMemory memory;

  /** Makes one that has nothing but the repository. */
  public HelmRenderer() {
    this(Packages.NONE);
  }

  public HelmRenderer(Packages packages) {
    this(packages, ChartSettings.USUAL);
  }

  /** Makes one that installs charts in another way. */
  public HelmRenderer(Packages packages, ChartSettings settings) {
    this(packages, settings, new HelmMemory());
  }

  /** Makes one that shares with others what it has read. */
  public HelmRenderer(Packages packages, ChartSettings settings, HelmMemory memory) {
    this.packages = packages;
    this.settings = settings;
    this.memory = memory;
  }

  @Override
  public Rendered render(Stack stack, Tree repository) {
    PackagedChart files = files(stack, repository);
    Chart chart = ChartReader.read(files, memory.charts());
    return chart.isLibrary()
        ? new Rendered(List.of(), List.of())
        : files.brought(objects(rendering(files, chart), "", memory));
  }

  /**
   * A chart as Helm prints it.
   *
   * @param text the documents, what is unknown in them spelled out
   */
  public record Printed(String text, String notes, List<Diagnostic> diagnostics) {}

  /** Which documents are printed. */
  public record Shown(boolean crds, boolean hooks, List<String> files) {
    public Shown {
      files = List.copyOf(files);
    }
  }

  /** Returns the text that {@code helm template --include-crds} prints. */
  public Printed printed(Stack stack, Tree repository, Shown shown) {
    try {
      ChartRendering rendering = chart(stack, repository);
      String text =
          rendering.text(shown.crds(), shown.hooks(), shown.files(), HelmRenderer::spelled);
      List<Diagnostic> told = new ArrayList<>(rendering.diagnostics());
      rendering.unmatched(shown.files()).forEach(file -> told.add(unmatched(file)));
      return new Printed(text, spelled(rendering.notes()), told);
    } catch (DiagnosticException e) {
      return new Printed("", "", e.diagnostics());
    }
  }

  private static Diagnostic unmatched(String file) {
    return Diagnostic.error(
        "helm_options",
        "No such template",
        "Nothing that \"%s\" names makes anything. Write a path from the chart's folder, such as templates/deployment.yaml."
            .formatted(file),
        null);
  }

  private static String spelled(String text) {
    return UnknownMark.spelled(text, reason -> "(unknown: " + reason + ")");
  }

  /**
   * Returns what a chart makes.
   *
   * @throws DiagnosticException if the chart as a whole can't be rendered
   */
  public ChartRendering chart(Stack stack, Tree repository) {
    PackagedChart files = files(stack, repository);
    return rendering(files, ChartReader.read(files, memory.charts()));
  }

  private PackagedChart files(Stack stack, Tree repository) {
    PackagedTree tree = new PackagedTree(repository, packages, stack.path());
    return PackagedChart.of(tree, stack.path(), memory.charts());
  }

  private ChartRendering rendering(PackagedChart files, Chart chart) {
    Release release =
        new Release(settings.name().orElse(chart.name()), settings.namespace(), settings.upgrade());
    return files.explained(
        ChartRenderer.render(chart, release, settings.values(), settings.capabilities()));
  }

  /**
   * Returns the objects of a chart.
   *
   * @param prefix what stands before each address
   */
  static Rendered objects(ChartRendering rendering, String prefix, HelmMemory memory) {
    List<Resource> resources = new ArrayList<>();
    List<Diagnostic> diagnostics = new ArrayList<>(rendering.diagnostics());
    for (Document document : rendering.documents()) {
      try {
        Objects objects = memory.objects(prefix, document);
        diagnostics.addAll(objects.diagnostics());
        for (Resource made : objects.resources()) {
          String name = made.address().substring(prefix.length());
          resources.add(
              made.decidedBy(
                  new DecidedValues(rendering.decisions(), document.source(), name, made)));
        }
      } catch (DiagnosticException e) {
        diagnostics.addAll(e.diagnostics());
      }
    }
    return new Rendered(resources, diagnostics);
  }
}
