package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;

/** The wording of what can be wrong with a chart. */
final class ChartProblem {
  private ChartProblem() {}

  static DiagnosticException noChart(Place place) {
    return of(
        "helm_no_chart",
        "Chart.yaml is missing",
        "A chart needs a Chart.yaml in its folder.",
        place);
  }

  static DiagnosticException notAMapping(String file, Place place) {
    return of(
        "helm_not_a_mapping",
        file + " is not a mapping",
        "The file has to hold one mapping of names to values.",
        place);
  }

  static DiagnosticException noName(Place place) {
    return of("helm_no_name", "Name is missing", "Give it a name: with a text.", place);
  }

  static void throwImportValues(Place place) {
    throw of(
        "helm_import_values",
        "import-values is not supported",
        "Values of a subchart can't be imported yet. Set them in the parent's values.yaml.",
        place);
  }

  static DiagnosticException archive(Place place) {
    return of(
        "helm_chart_archive",
        "Chart archive is not supported",
        "Subcharts are read from folders only. Unpack the archive beside itself and commit the folder.",
        place);
  }

  static DiagnosticException missing(Dependency dependency) {
    return of(
        "helm_missing_dependency",
        "Chart dependency is missing",
        "The charts folder has no chart %s that fits version %s, and nothing is downloaded. Vendor it as a folder."
            .formatted(
                dependency.name(), dependency.version().isEmpty() ? "*" : dependency.version()),
        dependency.place());
  }

  static DiagnosticException tooDeep(Place place) {
    return of(
        "helm_charts_too_deep",
        "Charts are nested too deep",
        "At most 10 levels of subcharts are read.",
        place);
  }

  static DiagnosticException tooMany(int most, Place place) {
    return of(
        "helm_too_many_charts",
        "Too many charts",
        "At most %d charts are rendered together, those under several aliases counted each time."
            .formatted(most),
        place);
  }

  static DiagnosticException library(String name, Place place) {
    return of(
        "helm_library_chart",
        "Library chart can't be installed",
        "The chart %s only has templates for other charts.".formatted(name),
        place);
  }

  static DiagnosticException kubeVersion(String wanted, String version, Place place) {
    return of(
        "helm_kube_version",
        "Chart refuses this Kubernetes version",
        "It requires %s, and charts are rendered for %s.".formatted(wanted, version),
        place);
  }

  static DiagnosticException notATable(String name, Place place) {
    return of(
        "helm_values_of_subchart",
        "Values of a subchart are no mapping",
        "The value %s is for the subchart of that name and has to be a mapping.".formatted(name),
        place);
  }

  static DiagnosticException notAnObject(Place place) {
    return of(
        "helm_not_an_object",
        "Template writes no Kubernetes object",
        "Each document that a template writes has to be a mapping with apiVersion and kind.",
        place);
  }

  private static DiagnosticException of(String code, String summary, String detail, Place place) {
    return new DiagnosticException(Diagnostic.error(code, summary, detail, place));
  }
}
