package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.helm.value.Datum;

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

  static DiagnosticException wrongField(String name, String kind, Place place) {
    return of(
        "helm_chart_field",
        "Field has another type",
        "Helm takes nothing for %s but %s.".formatted(name, kind),
        place);
  }

  static DiagnosticException noVersion(String version, Place place) {
    return of(
        "helm_no_version",
        "Chart has no version",
        version.isEmpty()
            ? "Give it a version: with a semantic version such as 1.2.3."
            : "\"%s\" is no semantic version. Write one such as 1.2.3.".formatted(version),
        place);
  }

  static DiagnosticException noType(String type, Place place) {
    return of(
        "helm_chart_type",
        "Chart has an unknown type",
        "The type is \"%s\", and can be application or library.".formatted(type),
        place);
  }

  static DiagnosticException archive(String detail, Place place) {
    return of("helm_chart_archive", "Chart archive can't be read", detail, place);
  }

  static DiagnosticException ignoreRule(String rule, Place place) {
    return of(
        "helm_ignore_rule",
        "Rule of .helmignore can't be read",
        "\"%s\" is no pattern that Helm takes: two stars are not supported, and a [ needs its ]."
            .formatted(rule),
        place);
  }

  static Diagnostic missing(Dependency dependency) {
    return Diagnostic.unknown(
        ChartRendering.MISSING,
        "Cannot know statically what this dependency makes",
        "The charts folder has no chart %s%s, so its objects are not judged. Run helm dependency build and commit what it brings."
            .formatted(
                dependency.name(),
                dependency.version().isEmpty() ? "" : " of version " + dependency.version()),
        dependency.place());
  }

  static Diagnostic otherVersion(Dependency dependency, String version) {
    return Diagnostic.warning(
        "helm_dependency_version",
        "Vendored chart is of another version",
        "%s has to fit %s and is %s in the charts folder. It is installed all the same, without conditions and alias."
            .formatted(dependency.name(), dependency.version(), version),
        dependency.place());
  }

  /** Returns why what a missing chart defines isn't known, as a clause. */
  static String missingReason(Dependency dependency) {
    return "the chart %s that may define it is missing".formatted(dependency.name());
  }

  static Diagnostic unknownCondition(Dependency dependency, Datum.Unknown unknown) {
    return Diagnostic.warning(
        "helm_unknown_condition",
        "Cannot know statically whether this chart is installed",
        "%s is rendered as if it were: what decides it is not known, since %s."
            .formatted(dependency.nameInValues(), unknown.reason()),
        dependency.place());
  }

  static Diagnostic noTruth(String path, Dependency dependency) {
    return Diagnostic.warning(
        "helm_condition",
        "Condition is neither true nor false",
        "The value %s doesn't decide whether %s is installed. Make it true or false."
            .formatted(path, dependency.nameInValues()),
        dependency.place());
  }

  static Diagnostic nothingToImport(String path, Place place) {
    return Diagnostic.warning(
        "helm_import_values",
        "Nothing to import",
        "There is no mapping %s in the values that import-values names.".formatted(path),
        place);
  }

  static Diagnostic otherShape(String path, String given, String wanted, Place place) {
    return Diagnostic.warning(
        "helm_value_shape",
        "Value has another shape than its default",
        "%s is given as %s, and its default is %s. It is not merged."
            .formatted(path, given, wanted),
        place);
  }

  static DiagnosticException schema(String detail, Place place) {
    return of("helm_schema", "values.schema.json can't be used", detail, place);
  }

  static Diagnostic schemaElsewhere(String uri, Place place) {
    return Diagnostic.warning(
        "helm_schema_elsewhere",
        "Cannot know statically whether all values fit",
        "The schema refers to %s, and nothing is downloaded.".formatted(uri),
        place);
  }

  static Diagnostic schemaBroken(String path, String detail, Place place) {
    return Diagnostic.error(
        "helm_values_schema",
        "Value breaks the chart's schema",
        "%s %s.".formatted(path.isEmpty() ? "All values together:" : path + ":", detail),
        place);
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
