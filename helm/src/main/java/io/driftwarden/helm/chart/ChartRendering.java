package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Diagnostic;
import java.util.List;

/** The objects of a chart in the order of their installation, and what could not be rendered. */
public record ChartRendering(List<Manifest> manifests, List<Diagnostic> diagnostics) {
  public ChartRendering {
    manifests = List.copyOf(manifests);
    diagnostics = List.copyOf(diagnostics);
  }
}
