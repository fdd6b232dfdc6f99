package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.Source;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The {@code crds} of a kustomization: files of definitions by name, whose extensions tell which
 * fields of custom resources hold labels, annotations and names.
 */
final class Crds {
  private static final int DEEPEST = 64;
  private static final int MOST_FIELDS = 50_000;
  private static final String EXTENSION = "x-kubernetes-";
  private static final Set<String> OBJECT = Set.of("apiVersion", "kind", "metadata");

  private final FieldSpecs specs = new FieldSpecs();
  private final Node.Mapping definitions;
  private final Node.Text path;
  private int fields;

  private Crds(Node.Mapping definitions, Node.Text path) {
    this.definitions = definitions;
    this.path = path;
  }

  /** Returns the fields that a file tells of. */
  static FieldSpecs read(Root root, Node.Text path) {
    Source source = root.source(path);
    List<Node> documents = YamlReader.readStrictCore(source.text(), source::place);
    if (documents.size() != 1
        || !(documents.getFirst() instanceof Node.Mapping definitions)
        || definitions.entries().stream().anyMatch(e -> !(e.value() instanceof Node.Mapping))) {
      throw KustomizeProblem.of(
          "kustomize_schema",
          "This is no file of definitions",
          "crds takes OpenAPI definitions by name, and no CustomResourceDefinition: list that under resources.",
          path.place());
    }
    Crds crds = new Crds(definitions, path);
    definitions.entries().forEach(crds::readKind);
    return crds.specs;
  }

  private void readKind(Node.Entry definition) {
    Node.Mapping properties = properties(definition.key());
    if (OBJECT.stream().allMatch(field -> properties.get(field).isPresent())) {
      String name = definition.key();
      readFields(name.substring(name.lastIndexOf('.') + 1), properties, List.of());
    }
  }

  private Node.Mapping properties(String name) {
    Node.Mapping definition = Edits.mapping(definitions, name);
    return Edits.mapping(Edits.mapping(definition, "Schema"), "properties");
  }

  private void readFields(String kind, Node.Mapping properties, List<String> above) {
    if (above.size() > DEEPEST || fields > MOST_FIELDS) {
      throw KustomizeProblem.limit(
          "The definitions lead to more than %,d fields, or refer to each other in a circle."
              .formatted(MOST_FIELDS),
          path.place());
    }
    for (Node.Entry entry : properties.entries()) {
      if (entry.value() instanceof Node.Mapping property) {
        fields++;
        List<String> steps = new ArrayList<>(above);
        steps.add(entry.key());
        readField(kind, property, steps);
      }
    }
  }

  private void readField(String kind, Node.Mapping property, List<String> steps) {
    FieldSpec spec = new FieldSpec("", "", kind, String.join("/", steps), false);
    if (says(property, "annotation")) {
      specs.add("commonAnnotations", spec);
    }
    if (says(property, "label-selector")) {
      specs.add("commonLabels", spec);
    }
    if (says(property, "identity")) {
      specs.add("namePrefix", spec);
    }
    if (says(property, "object-ref-api-version") && says(property, "object-ref-kind")) {
      readReference(property, spec);
    }
    String reference = Edits.text(property, "$ref");
    if (!reference.isEmpty()) {
      readFields(kind, properties(reference), steps);
    }
  }

  private static boolean says(Node.Mapping property, String extension) {
    return property.get(EXTENSION + extension).orElse(null) instanceof Node.Text;
  }

  private void readReference(Node.Mapping property, FieldSpec spec) {
    String key =
        says(property, "object-ref-name-key")
            ? Edits.text(property, EXTENSION + "object-ref-name-key")
            : "name";
    FieldSpec target =
        new FieldSpec(
            "",
            Edits.text(property, EXTENSION + "object-ref-api-version"),
            Edits.text(property, EXTENSION + "object-ref-kind"),
            "",
            false);
    FieldSpec field = new FieldSpec("", "", spec.kind(), spec.path() + "/" + key, false);
    specs.add(new FieldSpecs.References(target, List.of(field)));
  }
}
