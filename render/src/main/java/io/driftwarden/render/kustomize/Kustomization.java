package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.Places;
import io.driftwarden.yaml.YamlReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A kustomization file, its fields known and its kind told.
 *
 * @param source the file's text
 */
record Kustomization(Root root, Source source, Fields fields, Reach reach) {
  /**
   * How a kustomization was reached.
   *
   * @param path from the folder that is built
   * @param namespace that of the nearest one on the way that has one
   */
  private record Reach(String path, Optional<Node.Text> namespace) {
    static final Reach FIRST = new Reach("", Optional.empty());
  }

  private static final String KUSTOMIZATION = "Kustomization";
  private static final String COMPONENT = "Component";
  private static final Set<String> KNOWN =
      Set.of(
          "apiVersion",
          "kind",
          "metadata",
          "openapi",
          "namePrefix",
          "nameSuffix",
          "namespace",
          "commonLabels",
          "labels",
          "commonAnnotations",
          "patchesStrategicMerge",
          "patchesJson6902",
          "patches",
          "images",
          "imageTags",
          "replacements",
          "replicas",
          "vars",
          "sortOptions",
          "resources",
          "components",
          "crds",
          "bases",
          "configMapGenerator",
          "secretGenerator",
          "helmGlobals",
          "helmCharts",
          "helmChartInflationGenerator",
          "generatorOptions",
          "configurations",
          "generators",
          "transformers",
          "validators",
          "buildMetadata");

  /** Reads the kustomization of a folder. */
  static Kustomization of(Root root) {
    Place folder = Place.of(root.directory().isEmpty() ? "." : root.directory());
    Source source =
        root.kustomization()
            .orElseThrow(() ->
                KustomizeProblem.of(
                    "kustomize_no_file",
                    "Folder has no kustomization",
                    "A folder of resources needs a kustomization.yaml. Add one, or list its files.",
                    folder));
    List<Node> documents =
        YamlReader.readRepeating(source).stream()
            .filter(node -> !(node instanceof Node.Null))
            .toList();
    if (documents.size() != 1) {
      throw KustomizeProblem.of(
          "kustomize_documents",
          "Kustomization is not one document",
          "The file holds %d documents. Write one.".formatted(documents.size()),
          Place.of(source.path()));
    }
    Kustomization read = new Kustomization(root, source, known(documents.getFirst()), Reach.FIRST);
    read.checkKind();
    return read;
  }

  private static Fields known(Node document) {
    return Fields.of(document, "a kustomization", KNOWN);
  }

  /** Returns a kustomization of the same folder with other fields. */
  Kustomization with(Node.Mapping other) {
    return new Kustomization(root, source, known(other), new Reach(reach.path(), Optional.empty()));
  }

  /** Returns the kustomization of a folder that this one names. */
  Kustomization enter(Node.Text path) {
    Kustomization entered = of(root.enter(path));
    return new Kustomization(
        entered.root, entered.source, entered.fields, new Reach(pathTo(path.value()), namespace()));
  }

  /** Returns a path that is meant from here as one from the folder that is built. */
  String pathTo(String path) {
    return Path.of(reach.path(), path).normalize().toString();
  }

  /** Returns the origin of what stands in this file. */
  Origin origin() {
    String file = source.path();
    return Origin.of(pathTo(file.substring(file.lastIndexOf('/') + 1)));
  }

  /** Returns the origin of what a field of this file makes, which one of kustomize's own does. */
  Origin origin(String builtin) {
    Node.Mapping document = Edits.empty(fields.place());
    document = Edits.with(document, "apiVersion", new Node.Text(Builtin.VERSION, fields.place()));
    document = Edits.with(document, "kind", new Node.Text(builtin, fields.place()));
    return origin().toldBy(document);
  }

  /** Returns the namespace of the charts that name none. */
  Optional<Node.Text> namespace() {
    return fields.text("namespace").or(reach::namespace);
  }

  private void checkKind() {
    String kind = kind();
    if (!kind.equals(KUSTOMIZATION) && !kind.equals(COMPONENT)) {
      throw wrongKind("kind", "It is Kustomization or Component.");
    }
    String version = kind.equals(COMPONENT) ? "v1alpha1" : "v1beta1";
    Optional<Node.Text> apiVersion = fields.text("apiVersion");
    String wanted = "kustomize.config.k8s.io/" + version;
    if (apiVersion.isPresent() && !apiVersion.get().value().equals(wanted)) {
      throw wrongKind("apiVersion", "A %s has the apiVersion %s.".formatted(kind, wanted));
    }
  }

  void checkNotEmpty() {
    boolean empty =
        fields.mapping().entries().stream()
            .filter(entry -> !entry.key().equals("apiVersion") && !entry.key().equals("kind"))
            .allMatch(entry -> entry.value() instanceof Node.Null);
    if (empty) {
      throw KustomizeProblem.of(
          "kustomize_empty",
          "Kustomization is empty",
          "It says nothing, which kustomize refuses. List what it is made of, or remove it.",
          Place.of(source.path()));
    }
  }

  /** Throws if a field is there that another one has taken the place of. */
  void checkNotReplaced(String field, String by) {
    if (fields.get(field).isPresent()) {
      throw KustomizeProblem.unsupported(
          "\"%s\" is an old field.".formatted(field),
          "Write %s instead.".formatted(by),
          placeOf(field));
    }
  }

  private DiagnosticException wrongKind(String field, String detail) {
    return KustomizeProblem.of(
        "kustomize_kind", "This is no kustomization", detail, placeOf(field));
  }

  private String kind() {
    return fields.text("kind").map(Node.Text::value).orElse(KUSTOMIZATION);
  }

  boolean isComponent() {
    return kind().equals(COMPONENT);
  }

  Place placeOf(String field) {
    return fields.entry(field).map(Node.Entry::keyPlace).orElse(fields.place());
  }

  /** Tells the places of a text in this file, or in one that it names. */
  Places placesIn(Node.Text text) {
    String file = text.place().file();
    return InlineText.places(file.equals(source.path()) ? source : root.sourceOf(file), text);
  }
}
