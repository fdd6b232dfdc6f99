package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.SemanticVersion;
import io.driftwarden.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What stands in a chart's {@code Chart.yaml} (and {@code requirements.yaml} of version 1). */
record Metadata(
    String name,
    String version,
    String kubeVersion,
    String type,
    Map<String, Datum> fields,
    List<Dependency> dependencies,
    Node.Mapping file) {
  private static final List<String> TEXTS =
      List.of(
          "Name",
          "Version",
          "AppVersion",
          "APIVersion",
          "Description",
          "Type",
          "KubeVersion",
          "Home",
          "Icon",
          "Condition",
          "Tags");

  private static final List<String> MAINTAINER = List.of("Name", "Email", "URL");
  private static final List<String> DEPENDENCY =
      List.of("Name", "Version", "Repository", "Condition", "Alias");

  static Metadata of(Node.Mapping file, List<Dependency> more) {
    StructFields chart = new StructFields(file);
    List<Dependency> dependencies = new ArrayList<>(dependencies(file));
    dependencies.addAll(more);
    return new Metadata(
        name(chart, chart.place("name")),
        chart.text("version"),
        chart.text("kubeVersion"),
        chart.text("type"),
        fields(chart),
        dependencies,
        file);
  }

  private static String name(StructFields fields, Place place) {
    String name = fields.text("name");
    if (name.isEmpty()) {
      throw ChartProblem.noName(place);
    }
    return name;
  }

  Place place() {
    return file.place();
  }

  /** Returns where a key has its value, or the file where it has none. */
  Place place(String key) {
    return new StructFields(file).place(key);
  }

  private static Map<String, Datum> fields(StructFields chart) {
    Map<String, Datum> fields = new TreeMap<>();
    for (String name : TEXTS) {
      String key = name.equals("APIVersion") ? "apiVersion" : lowerFirst(name);
      fields.put(name, Datum.of(chart.text(key)));
    }
    Map<String, Datum> annotations = new TreeMap<>();
    chart.textsByName("annotations").forEach((key, text) -> annotations.put(key, Datum.of(text)));
    fields.put("Annotations", new Datum.Dict(Datum.Dict.TEXTS, annotations));
    fields.put("Keywords", texts(chart.texts("keywords")));
    fields.put("Sources", texts(chart.texts("sources")));
    fields.put("Maintainers", objects(chart, "maintainers", MAINTAINER));
    fields.put("Dependencies", objects(chart, "dependencies", DEPENDENCY));
    fields.put("Deprecated", Datum.of(chart.truth("deprecated")));
    return fields;
  }

  private static Datum texts(List<String> texts) {
    return texts.isEmpty() ? Datum.none(Datum.Element.STRING) : Datum.texts(texts);
  }

  /** Returns a list of mappings as Go's structs of texts. */
  private static Datum objects(StructFields chart, String key, List<String> names) {
    List<Datum> objects = new ArrayList<>();
    for (StructFields item : chart.objects(key)) {
      Map<String, Datum> fields = new TreeMap<>();
      names.forEach(name ->
          fields.put(name, Datum.of(item.text(name.equals("URL") ? "url" : lowerFirst(name)))));
      objects.add(new Datum.Native("chart." + key, fields, Map.of(), Datum.Dict::new));
    }
    return Datum.of(objects);
  }

  private static String lowerFirst(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /** Returns the dependencies that a {@code Chart.yaml} or {@code requirements.yaml} lists. */
  static List<Dependency> dependencies(Node.Mapping file) {
    return new StructFields(file)
        .objects("dependencies").stream().map(Metadata::dependency).toList();
  }

  private static Dependency dependency(StructFields fields) {
    List<String> conditions =
        List.of(fields.text("condition").strip().split(",")).stream()
            .filter(path -> !path.isEmpty())
            .toList();
    return new Dependency(
        name(fields, fields.place()),
        fields.text("version"),
        fields.text("repository"),
        fields.text("alias"),
        conditions,
        fields.texts("tags"),
        fields.items("import-values").stream().flatMap(item -> imported(item).stream()).toList(),
        fields.place());
  }

  /** A text names what the other chart exports; a mapping says from where to where. */
  private static Optional<Dependency.Import> imported(Node item) {
    return switch (item) {
      case Node.Text text -> Optional.of(new Dependency.Import("exports." + text.value(), "."));
      case Node.Mapping mapping -> {
        StructFields both = new StructFields(mapping);
        yield Optional.of(new Dependency.Import(both.text("child"), both.text("parent")));
      }
      case Node.Null _, Node.Bool _, Node.Number _, Node.Sequence _ -> Optional.empty();
    };
  }

  Metadata renamed(String alias) {
    Map<String, Datum> renamed = new TreeMap<>(fields);
    renamed.put("Name", Datum.of(alias));
    return new Metadata(alias, version, kubeVersion, type, renamed, dependencies, file);
  }

  Metadata needing(List<Dependency> some) {
    return new Metadata(name, version, kubeVersion, type, fields, some, file);
  }

  /** Returns this, if Helm takes it. */
  Metadata checked() {
    if (SemanticVersion.parse(version).isEmpty()) {
      throw ChartProblem.noVersion(version, place("version"));
    }
    if (!List.of("", "application", "library").contains(type)) {
      throw ChartProblem.noType(type, place("type"));
    }
    return this;
  }

  /** Reports whether it is of {@code apiVersion} v1. */
  boolean isOld() {
    return !fields.getOrDefault("APIVersion", Datum.NIL).equals(Datum.of("v2"));
  }

  boolean isLibrary() {
    return type.equalsIgnoreCase("library");
  }
}
