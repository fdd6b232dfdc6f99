package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Diagnostic;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a chart makes.
 *
 * @param documents in the order of their installation: resource definitions first, hooks last
 * @param notes what {@code NOTES.txt} says to the person who installs the chart
 * @param diagnostics what could not be rendered, and what is odd about the values
 * @param decisions tells which line of the values decides what
 */
public record ChartRendering(
    List<Document> documents, String notes, List<Diagnostic> diagnostics, Decisions decisions) {
  /** The code of the warning that a dependency is not there. */
  public static final String MISSING = "helm_missing_dependency";

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

  /** Returns which of some patterns of templates no document is of. */
  public List<String> unmatched(List<String> files) {
    return files.stream()
        .filter(file -> documents.stream().noneMatch(made -> made.isOneOf(List.of(file))))
        .toList();
  }

  /** Returns all documents as {@code helm template --include-crds} prints them. */
  public String text() {
    return text(true, true, List.of(), UnaryOperator.identity());
  }

  /**
   * Returns documents as {@code helm template} prints them.
   *
   * @param files patterns of the templates that are wanted, from the chart's folder on; all where
   *     there are none
   * @param spelled what is printed for a document's text
   */
  public String text(
      boolean crds, boolean hooks, List<String> files, UnaryOperator<String> spelled) {
    StringBuilder kept = new StringBuilder();
    StringBuilder after = new StringBuilder();
    for (Document document : documents) {
      boolean wanted = document.isHook() ? hooks : crds || !document.isCrdFile();
      if (wanted && document.isOneOf(files)) {
        (document.isHook() ? after : kept).append(document.printed(spelled));
      }
    }
    return kept.toString().strip() + "\n" + after;
  }
}
