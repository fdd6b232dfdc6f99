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
import io.driftwarden.render.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** Renders a chart with its own values, as a release of the chart's name. */
public final class HelmRenderer implements Renderer {
  @Override
  public Rendered render(Stack stack, Tree tree) {
    Chart chart = ChartReader.read(TreeChart.of(tree, stack.path()));
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
