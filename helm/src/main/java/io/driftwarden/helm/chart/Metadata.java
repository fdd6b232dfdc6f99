package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.helm.format.GoNumber;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Nodes;
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

  static Metadata of(Node.Mapping chart, List<Dependency> more) {
    List<Dependency> dependencies = new ArrayList<>(dependencies(chart));
    dependencies.addAll(more);
    String name = chart.text("name").orElseThrow(() -> ChartProblem.noName(place(chart, "name")));
    return new Metadata(
        name,
        scalar(chart, "version"),
        scalar(chart, "kubeVersion"),
        scalar(chart, "type"),
        fields(chart),
        dependencies,
        chart);
  }

  Place place() {
    return file.place();
  }

  /** Returns where a key has its value, or the file where it has none. */
  Place place(String key) {
    return place(file, key);
  }

  private static Place place(Node.Mapping chart, String key) {
    return chart.get(key).map(Node::place).orElse(chart.place());
  }

  private static String scalar(Node.Mapping chart, String key) {
    return chart.get(key).map(Metadata::scalar).orElse("");
  }

  /** A version without quotes reads as a number, and 1.10 as 1.1. */
  private static String scalar(Node node) {
    return switch (node) {
      case Node.Text text -> text.value();
      case Node.Number number -> GoNumber.plain(number.value().doubleValue());
      case Node.Bool bool -> Boolean.toString(bool.value());
      case Node.Null _, Node.Sequence _, Node.Mapping _ -> "";
    };
  }

  private static Map<String, Datum> fields(Node.Mapping chart) {
    Map<String, Datum> fields = new TreeMap<>();
    for (String name : TEXTS) {
      String key = name.equals("APIVersion") ? "apiVersion" : lowerFirst(name);
      fields.put(name, Datum.of(scalar(chart, key)));
    }
    fields.put("Annotations", datum(chart, "annotations"));
    fields.put("Keywords", datum(chart, "keywords"));
    fields.put("Sources", datum(chart, "sources"));
    fields.put("Maintainers", objects(chart, "maintainers", MAINTAINER));
    fields.put("Dependencies", objects(chart, "dependencies", DEPENDENCY));
    fields.put("Deprecated", Datum.of(scalar(chart, "deprecated").equals("true")));
    return fields;
  }

  /** Returns a list of mappings as Go's structs of texts. */
  private static Datum objects(Node.Mapping chart, String key, List<String> names) {
    List<Datum> objects = new ArrayList<>();
    if (chart.get(key).orElse(null) instanceof Node.Sequence list) {
      for (Node item : list.items()) {
        if (item instanceof Node.Mapping mapping) {
          Map<String, Datum> fields = new TreeMap<>();
          names.forEach(name ->
              fields.put(
                  name, Datum.of(scalar(mapping, name.equals("URL") ? "url" : lowerFirst(name)))));
          objects.add(new Datum.Native("chart." + key, fields, Map.of(), Datum.Dict::new));
        }
      }
    }
    return Datum.of(objects);
  }

  private static String lowerFirst(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  private static Datum datum(Node.Mapping chart, String key) {
    return chart.get(key).map(Nodes::datum).orElse(Datum.NIL);
  }

  /** Returns the dependencies that a {@code Chart.yaml} or {@code requirements.yaml} lists. */
  static List<Dependency> dependencies(Node.Mapping file) {
    List<Dependency> dependencies = new ArrayList<>();
    if (file.get("dependencies").orElse(null) instanceof Node.Sequence list) {
      for (Node item : list.items()) {
        if (item instanceof Node.Mapping mapping) {
          dependencies.add(dependency(mapping));
        }
      }
    }
    return dependencies;
  }

  private static Dependency dependency(Node.Mapping mapping) {
    List<String> conditions =
        List.of(scalar(mapping, "condition").strip().split(",")).stream()
            .filter(path -> !path.isEmpty())
            .toList();
    return new Dependency(
        mapping.text("name").orElseThrow(() -> ChartProblem.noName(mapping.place())),
        scalar(mapping, "version"),
        scalar(mapping, "repository"),
        scalar(mapping, "alias"),
        conditions,
        texts(mapping, "tags"),
        imports(mapping),
        mapping.place());
  }

  private static List<Dependency.Import> imports(Node.Mapping mapping) {
    return mapping.get("import-values").orElse(null) instanceof Node.Sequence list
        ? list.items().stream().flatMap(item -> imported(item).stream()).toList()
        : List.of();
  }

  /** A text names what the other chart exports; a mapping says from where to where. */
  private static Optional<Dependency.Import> imported(Node item) {
    return switch (item) {
      case Node.Text text -> Optional.of(new Dependency.Import("exports." + text.value(), "."));
      case Node.Mapping mapping ->
          Optional.of(new Dependency.Import(scalar(mapping, "child"), scalar(mapping, "parent")));
      case Node.Null _, Node.Bool _, Node.Number _, Node.Sequence _ -> Optional.empty();
    };
  }

  private static List<String> texts(Node.Mapping mapping, String key) {
    return mapping.get(key).orElse(null) instanceof Node.Sequence list
        ? list.items().stream().map(Metadata::scalar).toList()
        : List.of();
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
