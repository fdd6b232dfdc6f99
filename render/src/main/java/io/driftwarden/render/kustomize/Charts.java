package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.helm.chart.Capabilities;
import io.driftwarden.helm.chart.ChartRendering;
import io.driftwarden.helm.chart.Document;
import io.driftwarden.helm.chart.PlacedValues;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.render.Stack;
import io.driftwarden.render.helm.ChartSettings;
import io.driftwarden.render.helm.HelmRenderer;
import io.driftwarden.render.helm.Values;
import io.driftwarden.render.packages.Packages;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The charts of {@code helmCharts}: those that the repository contains are rendered. */
final class Charts {
  /** What {@code helm template} calls a release that it is to make up a name for. */
  private static final String NAMELESS = "release-name";

  private static final Set<String> GLOBALS = Set.of("chartHome", "configHome");
  static final Set<String> KNOWN =
      Set.of(
          "name",
          "version",
          "repo",
          "releaseName",
          "namespace",
          "valuesFile",
          "additionalValuesFiles",
          "valuesInline",
          "valuesMerge",
          "includeCRDs",
          "skipHooks",
          "skipTests",
          "apiVersions",
          "kubeVersion",
          "debug",
          "devel");

  private final Root root;
  private final String home;
  private final String namespace;
  private final Fields fields;

  private Charts(Kustomization kustomization, Node entry) {
    this.root = kustomization.root();
    this.home =
        kustomization
            .fields()
            .get("helmGlobals")
            .map(node -> Fields.of(node, "helmGlobals", GLOBALS))
            .flatMap(globals -> globals.text("chartHome"))
            .map(Node.Text::value)
            .orElse("charts");
    this.namespace = kustomization.namespace().map(Node.Text::value).orElse("default");
    this.fields = Fields.of(entry, "an entry of helmCharts", KNOWN);
  }

  /** Adds what the charts of a kustomization make; what can't be known of them is a remark. */
  static void addAll(Kustomization kustomization, Items items, List<Diagnostic> remarks) {
    for (Node entry : kustomization.fields().list("helmCharts")) {
      new Charts(kustomization, entry).add(items, remarks);
    }
  }

  private Optional<String> found() {
    Node.Text name = name();
    return root.find(new Node.Text(folder(name), name.place()))
        .filter(Entry.Directory.class::isInstance)
        .map(Entry::path);
  }

  private void add(Items items, List<Diagnostic> remarks) {
    Optional<String> folder = found();
    if (folder.isEmpty()) {
      remarks.add(missing(name()));
      items.markIncomplete();
      return;
    }
    ChartRendering rendering =
        new HelmRenderer(Packages.NONE, settings())
            .chart(new Stack(folder.get(), Stack.Kind.HELM), root.tree());
    remarks.addAll(rendering.diagnostics());
    List<Node> objects = new ArrayList<>();
    rendering.documents().stream()
        .filter(this::isWanted)
        .forEach(document -> objects.addAll(PrintedObjects.objects(document)));
    ResourceReader.objects(objects).forEach(object -> items.add(Item.ofChart(object)));
  }

  private Node.Text name() {
    return fields
        .text("name")
        .orElseThrow(() ->
            KustomizeProblem.of(
                "kustomize_chart",
                "Chart lacks a field",
                "An entry of helmCharts needs the \"name\" of the chart's folder.",
                fields.place()));
  }

  /** A chart that was fetched stands in a folder that names its version. */
  private String folder(Node.Text name) {
    String version = fields.text("version").map(Node.Text::value).orElse("");
    boolean fetched = !version.isEmpty() && fields.text("repo").isPresent();
    return home + "/" + (fetched ? name.value() + "-" + version + "/" : "") + name.value();
  }

  private Diagnostic missing(Node.Text name) {
    return Diagnostic.unknown(
        "kustomize_remote_chart",
        "Cannot know statically what this chart makes",
        "It is not in %s of this kustomization, so what it adds is not judged. Commit it there: kustomize build puts it there, too."
            .formatted(folder(name)),
        name.place());
  }

  private ChartSettings settings() {
    String kubernetes =
        fields.text("kubeVersion").map(Node.Text::value).orElse(Capabilities.STANDARD.kubernetes());
    List<String> apis = fields.texts("apiVersions").stream().map(Node.Text::value).toList();
    return new ChartSettings(
        Optional.of(fields.text("releaseName").map(Node.Text::value).orElse(NAMELESS)),
        fields.text("namespace").map(Node.Text::value).orElse(namespace),
        false,
        values(),
        Capabilities.of(kubernetes, apis)
            .orElseThrow(() ->
                KustomizeProblem.wrongValue(
                    "\"kubeVersion\"", "a version such as 1.36.3", fields.place())));
  }

  /**
   * The later ones count; {@code valuesMerge} says on which side of the file the inline ones are.
   */
  private PlacedValues values() {
    PlacedValues values = new PlacedValues(new Datum.Dict());
    String merge = fields.text("valuesMerge").map(Node.Text::value).orElse("override");
    Optional<Node.Text> file = fields.text("valuesFile");
    switch (merge) {
      case "override" -> {
        file.ifPresent(path -> Values.merge(values, document(path)));
        inline(values);
      }
      case "merge" -> {
        inline(values);
        file.ifPresent(path -> Values.merge(values, document(path)));
      }
      case "replace" -> inline(values);
      default ->
          throw KustomizeProblem.wrongValue(
              "\"valuesMerge\"", "override, merge or replace", fields.place());
    }
    fields.texts("additionalValuesFiles").forEach(path -> Values.merge(values, document(path)));
    return values;
  }

  private void inline(PlacedValues values) {
    if (fields.get("valuesInline").orElse(null) instanceof Node.Mapping mapping) {
      Values.merge(values, PlacedValues.of(mapping));
    }
  }

  private PlacedValues document(Node.Text path) {
    List<Node> documents = YamlReader.readRepeating(root.source(path));
    return documents.isEmpty() || !(documents.getFirst() instanceof Node.Mapping mapping)
        ? new PlacedValues(new Datum.Dict())
        : PlacedValues.of(mapping);
  }

  private boolean isWanted(Document document) {
    return (!document.isHook() || !fields.flag("skipHooks"))
        && (!document.isTest() || !fields.flag("skipTests"))
        && (!document.isCrdFile() || fields.flag("includeCRDs"));
  }
}
