package io.driftwarden.render.helm;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.helm.chart.Chart;
import io.driftwarden.helm.chart.ChartReader;
import io.driftwarden.helm.chart.ChartRenderer;
import io.driftwarden.helm.chart.ChartRendering;
import io.driftwarden.helm.chart.Release;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.render.Renderer;
import io.driftwarden.render.Stack;
import io.driftwarden.render.kubernetes.Objects;
import io.driftwarden.render.packages.PackagedTree;
import io.driftwarden.render.packages.Packages;
import io.driftwarden.render.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** Renders a chart with its own values, as a release of the chart's name. */
public final class HelmRenderer implements Renderer {
  private final Packages packages;

  /** Makes one that has nothing but the repository. */
  public HelmRenderer() {
    this(Packages.NONE);
  }

  public HelmRenderer(Packages packages) {
    this.packages = packages;
  }

  @Override
  public Rendered render(Stack stack, Tree repository) {
    PackagedTree tree = new PackagedTree(repository, packages, stack.path());
    PackagedChart files = PackagedChart.of(tree, stack.path());
    if (!files.missing().isEmpty()) {
      return new Rendered(List.of(), files.missing());
    }
    Chart chart = ChartReader.read(files);
    return render(chart, new Release(chart.name(), "default"), new Datum.Dict(), "");
  }

  static Rendered render(Chart chart, Release release, Datum.Dict values, String prefix) {
    ChartRendering rendering = ChartRenderer.render(chart, release, values);
    Objects objects = new Objects(prefix);
    rendering.manifests().forEach(manifest -> objects.add(manifest.object()));
    List<Diagnostic> diagnostics = new ArrayList<>(rendering.diagnostics());
    diagnostics.addAll(objects.diagnostics());
    return new Rendered(objects.resources(), diagnostics);
  }
}
