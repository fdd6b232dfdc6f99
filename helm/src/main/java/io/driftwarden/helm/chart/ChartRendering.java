package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Diagnostic;
import java.util.List;

/**
 * What a chart makes.
 *
 * @param documents in the order of their installation: resource definitions first, hooks last
 * @param notes what {@code NOTES.txt} says to the person who installs the chart
 * @param diagnostics what could not be rendered, and what is odd about the values
 */
public record ChartRendering(List<Document> documents, String notes, List<Diagnostic> diagnostics) {
  public ChartRendering {
    documents = List.copyOf(documents);
    diagnostics = List.copyOf(diagnostics);
  }

  /** Returns the objects. */
  public List<Manifest> manifests() {
    return documents.stream()
        .flatMap(document -> document.objects().stream())
        .map(Manifest::new)
        .toList();
  }

  /** Returns the documents as {@code helm template --include-crds} prints them. */
  public String text() {
    StringBuilder kept = new StringBuilder();
    StringBuilder hooks = new StringBuilder();
    documents.forEach(document -> (document.isHook() ? hooks : kept).append(document.printed()));
    return kept.toString().strip() + "\n" + hooks;
  }
}
