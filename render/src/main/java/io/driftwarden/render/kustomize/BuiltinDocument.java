package io.driftwarden.render.kustomize;

import io.driftwarden.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A document that tells of one of kustomize's own generators and transformers. Most say what an
 * entry of a kustomization's field says, and are given out as a kustomization with that one entry.
 *
 * @param kustomization the one that names the document
 * @param fields those that its kind knows
 */
record BuiltinDocument(Kustomization kustomization, BuiltinKind kind, Fields fields) {
  private static final List<String> OBJECT = List.of("apiVersion", "kind", "metadata");

  static BuiltinDocument of(Kustomization kustomization, Node.Mapping document) {
    Node place = document.get("kind").orElse(document);
    Node.Text name = new Node.Text(Edits.text(document, "kind"), place.place());
    BuiltinKind kind = BuiltinKind.of(name);
    Fields fields = Fields.ofKnown(document, "a " + kind.spelled(), kind.fields());
    return new BuiltinDocument(kustomization, kind, fields);
  }

  /** Returns the fields of resources that are changed. */
  List<FieldSpec> specs() {
    return fields.list("fieldSpecs").stream().map(FieldSpecs::knownSpec).toList();
  }

  /** Returns the fields that are changed; throws if none are named. */
  List<FieldSpec> namedSpecs() {
    if (fields.get("fieldSpecs").isEmpty()) {
      throw KustomizeProblem.of(
          "kustomize_builtin",
          "Transformer names no fields",
          "A %s needs fieldSpecs, such as {path: metadata/name}.".formatted(kind.spelled()),
          fields.place());
    }
    return specs();
  }

  /** Returns a field's text; the empty text where there is none. */
  Node.Text text(String field) {
    return fields.text(field).orElse(new Node.Text("", fields.place()));
  }

  /** Returns a field that is an entry of a kustomization's list. */
  Node entry(String field) {
    return fields.get(field).orElse(Edits.empty(fields.place()));
  }

  Optional<Node.Text> metadata(String key) {
    return Edits.mapping(fields.mapping(), "metadata")
        .get(key)
        .filter(Node.Text.class::isInstance)
        .map(Node.Text.class::cast);
  }

  Kustomization asPatch() {
    return with("patches", only(bare()));
  }

  Kustomization asJsonPatch() {
    Node.Mapping entry = bare();
    Optional<Node> operations = entry.get("jsonOp");
    Node.Mapping patch = Edits.without(entry, "jsonOp");
    patch = operations.isPresent() ? Edits.with(patch, "patch", operations.get()) : patch;
    return with("patchesJson6902", only(patch));
  }

  Kustomization asMerges() {
    List<Node> patches = new ArrayList<>(fields.list("paths"));
    fields.text("patches").ifPresent(patches::add);
    return with("patchesStrategicMerge", new Node.Sequence(patches, fields.place()));
  }

  Kustomization asReplacements() {
    return with("replacements", new Node.Sequence(fields.list("replacements"), fields.place()));
  }

  /** A generator's name and namespace may stand in the document's metadata. */
  Kustomization asGenerator(String field) {
    Node.Mapping entry = bare();
    for (String key : List.of("name", "namespace")) {
      Optional<Node.Text> value = metadata(key);
      if (fields.text(key).isEmpty() && value.isPresent()) {
        entry = Edits.with(entry, key, value.get());
      }
    }
    return with(field, only(entry));
  }

  Kustomization asChart() {
    Node.Mapping globals = Edits.empty(fields.place());
    Node.Mapping entry = bare();
    for (String key : List.of("chartHome", "configHome")) {
      Optional<Node> value = entry.get(key);
      globals = value.isPresent() ? Edits.with(globals, key, value.get()) : globals;
      entry = Edits.without(entry, key);
    }
    Node.Mapping both = Edits.with(Edits.empty(fields.place()), "helmGlobals", globals);
    return kustomization.with(Edits.with(both, "helmCharts", only(entry)));
  }

  /** Returns the document without what makes it an object. */
  private Node.Mapping bare() {
    Node.Mapping bare = fields.mapping();
    for (String key : OBJECT) {
      bare = Edits.without(bare, key);
    }
    return bare;
  }

  private static Node.Sequence only(Node.Mapping entry) {
    return new Node.Sequence(List.of(entry), entry.place());
  }

  private Kustomization with(String field, Node value) {
    return kustomization.with(Edits.with(Edits.empty(fields.place()), field, value));
  }
}
