package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The {@code openapi} of kustomizations: a schema of the repository that takes the place of
 * Kubernetes' own, or joins it where that was used before. The first that is met counts, that of an
 * overlay before that of its bases.
 */
final class OpenApi {
  private static final Set<String> KNOWN = Set.of("path", "version");
  private static final String VERSION = "v1.21.2";
  private static final String DEFINITIONS = "#/definitions/";
  private static final String KINDS = "x-kubernetes-group-version-kind";
  private static final String NAMESPACED = "namespaces/{namespace}";
  private static final int MOST_REFERENCES = 32;

  /** A mapping of a definition whose fields are still to be read, and the name of its type. */
  private record Unread(String type, Node.Mapping schema) {}

  private final Kinds kinds;
  private final Deque<Unread> unread = new ArrayDeque<>();
  private final Map<String, Node.Mapping> definitions = new HashMap<>();
  private boolean chosen;

  OpenApi(Kinds kinds) {
    this.kinds = kinds;
  }

  /** Reads the schema that a kustomization chooses, unless another was chosen. */
  void choose(Kustomization kustomization) {
    Optional<Node> chosenHere = kustomization.fields().get("openapi");
    if (chosenHere.isEmpty()) {
      return;
    }
    Fields fields = Fields.of(chosenHere.get(), "openapi", KNOWN);
    Optional<Node.Text> path = fields.text("path");
    Optional<Node.Text> version = fields.text("version");
    version
        .filter(text -> path.isPresent() || !text.value().equals(VERSION))
        .ifPresent(text -> {
          throw KustomizeProblem.wrongValue(
              "openapi", "a path, or the version " + VERSION, text.place());
        });
    Optional<Source> source = path.map(kustomization.root()::source);
    if (!chosen && source.isPresent()) {
      read(source.get());
    }
    chosen |= path.isPresent() || version.isPresent();
  }

  private void read(Source source) {
    List<Node> documents = YamlReader.readStrictCore(source.text(), source::place);
    if (documents.isEmpty() || !(documents.getFirst() instanceof Node.Mapping document)) {
      throw KustomizeProblem.of(
          "kustomize_schema",
          "This is no schema",
          "A schema is an OpenAPI document: a mapping with definitions.",
          Place.of(source.path()));
    }
    kinds.open();
    for (Node.Entry definition : Edits.mapping(document, "definitions").entries()) {
      if (definition.value() instanceof Node.Mapping schema && kinds.takes(definition.key())) {
        String type = kinds.nameOf(definition.key());
        definitions.put(type, schema);
        unread.add(new Unread(type, schema));
        readKinds(type, schema);
      }
    }
    while (!unread.isEmpty()) {
      readFields(unread.removeFirst());
    }
    readScopes(Edits.mapping(document, "paths"));
  }

  private void readKinds(String type, Node.Mapping schema) {
    if (schema.get(KINDS).orElse(null) instanceof Node.Sequence list) {
      for (Node item : list.items()) {
        if (item instanceof Node.Mapping kind) {
          kinds.addKind(apiVersion(kind), Edits.text(kind, "kind"), type);
        }
      }
    }
  }

  private static String apiVersion(Node.Mapping kind) {
    String group = Edits.text(kind, "group");
    return (group.isEmpty() ? "" : group + "/") + Edits.text(kind, "version");
  }

  private void readFields(Unread type) {
    Map<String, Kinds.Field> fields = new HashMap<>();
    for (Node.Entry property : Edits.mapping(type.schema(), "properties").entries()) {
      fields.put(property.key(), field(property.value(), type.type() + "." + property.key()));
    }
    type.schema()
        .get("additionalProperties")
        .filter(Node.Mapping.class::isInstance)
        .ifPresent(any -> fields.put(Kinds.ANY, field(any, type.type() + "." + Kinds.ANY)));
    kinds.addType(type.type(), fields);
  }

  /**
   * Reads what a field may hold.
   *
   * @param name what its type is called if it has no name of its own
   */
  private Kinds.Field field(Node node, String name) {
    Named named = resolved(node, name);
    Node.Mapping schema = named.schema();
    if (!Edits.text(schema, "type").equals("array")) {
      return new Kinds.Field(false, List.of(), read(named));
    }
    boolean merged =
        List.of(Edits.text(schema, "x-kubernetes-patch-strategy").split(",")).contains("merge");
    String type =
        schema.get("items").map(items -> read(resolved(items, name + ".items"))).orElse("");
    return new Kinds.Field(merged, keys(schema), type);
  }

  private static List<String> keys(Node.Mapping schema) {
    if (schema.get("x-kubernetes-list-map-keys").orElse(null) instanceof Node.Sequence keys) {
      return keys.items().stream().map(Edits::scalar).toList();
    }
    String key = Edits.text(schema, "x-kubernetes-patch-merge-key");
    return key.isEmpty() ? List.of() : List.of(key);
  }

  /** A schema and the name of the type that it is. */
  private record Named(String type, Node.Mapping schema, boolean isDefinition) {}

  private Named resolved(Node node, String name) {
    Node found = node;
    String type = name;
    boolean definition = false;
    for (int i = 0; found instanceof Node.Mapping schema; i++) {
      String reference = Edits.text(schema, "$ref");
      if (reference.isEmpty()) {
        return new Named(type, schema, definition);
      }
      if (i > MOST_REFERENCES) {
        throw endless(schema);
      }
      definition = true;
      type =
          reference.startsWith(DEFINITIONS)
              ? kinds.nameOf(reference.substring(DEFINITIONS.length()))
              : "";
      found = definitions.getOrDefault(type, Edits.empty(node.place()));
    }
    return new Named("", Edits.empty(node.place()), true);
  }

  private static DiagnosticException endless(Node.Mapping schema) {
    return KustomizeProblem.of(
        "kustomize_schema",
        "Schema refers to itself",
        "More than %d references lead from one definition to the next.".formatted(MOST_REFERENCES),
        schema.place());
  }

  /** Returns the type's name; one without a definition is read later. */
  private String read(Named named) {
    boolean hasFields =
        named.schema().get("properties").isPresent()
            || named.schema().get("additionalProperties").isPresent();
    if (!named.isDefinition() && hasFields) {
      unread.add(new Unread(named.type(), named.schema()));
    }
    return named.type();
  }

  /** A kind is of the cluster if it has paths, and none of them names a namespace. */
  private void readScopes(Node.Mapping paths) {
    Set<List<String>> others = new HashSet<>();
    Set<List<String>> namespaced = new HashSet<>();
    for (Node.Entry path : paths.entries()) {
      if (path.value() instanceof Node.Mapping methods) {
        Node.Mapping kind = Edits.mapping(Edits.mapping(methods, "get"), KINDS);
        List<String> named = List.of(apiVersion(kind), Edits.text(kind, "kind"));
        (path.key().contains(NAMESPACED) ? namespaced : others).add(named);
      }
    }
    others.removeAll(namespaced);
    others.forEach(named -> kinds.addClusterScoped(named.getFirst(), named.getLast()));
  }
}
