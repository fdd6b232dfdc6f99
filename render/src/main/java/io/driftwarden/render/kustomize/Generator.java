package io.driftwarden.render.kustomize;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a ConfigMap or a Secret of literals and files. */
final class Generator {
  static final Set<String> KNOWN =
      Set.of(
          "namespace", "name", "behavior", "literals", "files", "envs", "env", "options", "type");
  private static final Set<String> OPTIONS =
      Set.of("labels", "annotations", "disableNameSuffixHash", "immutable");

  private final Root root;
  private final Fields fields;
  private final boolean secret;
  private final Optional<Fields> global;
  private final Optional<Fields> local;

  private Generator(Kustomization kustomization, Node node, boolean secret) {
    String what = secret ? "an entry of secretGenerator" : "an entry of configMapGenerator";
    this.root = kustomization.root();
    this.fields = Fields.of(node, what, KNOWN);
    this.secret = secret;
    this.global = options(kustomization.fields(), "generatorOptions");
    this.local = options(fields, "options");
  }

  private static Optional<Fields> options(Fields fields, String field) {
    return fields.get(field).map(node -> Fields.of(node, field, OPTIONS));
  }

  /** Returns what a kustomization's generators make. */
  static List<Item> all(Kustomization kustomization) {
    List<Item> made = new ArrayList<>();
    options(kustomization.fields(), "generatorOptions").ifPresent(Generator::check);
    for (Node node : kustomization.fields().list("configMapGenerator")) {
      made.add(new Generator(kustomization, node, false).make());
    }
    for (Node node : kustomization.fields().list("secretGenerator")) {
      made.add(new Generator(kustomization, node, true).make());
    }
    return made;
  }

  /** Throws if options are wrong for which there is no generator. */
  private static void check(Fields options) {
    options.pairs("labels");
    options.pairs("annotations");
  }

  /** Adds what a kustomization's generators make. */
  static void addAll(Kustomization kustomization, Items items) {
    all(kustomization).forEach(item -> add(items, item));
  }

  /** Adds a generated resource, or lets it change the one that is there. */
  static void add(Items items, Item made) {
    ResourceId id = made.id();
    List<Item> there = items.everNamed(id::isSame);
    boolean changes = made.behavior() != Item.Behavior.CREATE;
    if (there.isEmpty() && !(changes && items.isIncomplete())) {
      if (changes) {
        throw KustomizeProblem.noTarget("A generator that merges or replaces", made.place());
      }
      items.add(made);
    }
    if (there.size() > 1) {
      throw KustomizeProblem.manyTargets(id.toString(), made.place());
    }
    if (!there.isEmpty()) {
      if (!changes) {
        throw KustomizeProblem.conflict(id, made.place());
      }
      succeed(made, there.getFirst());
      items.replace(there.getFirst(), made);
    }
  }

  private static void succeed(Item made, Item old) {
    Node.Mapping object = made.object();
    Node.Mapping was = Edits.mapping(old.object(), "metadata");
    object =
        Edits.inside(
            object,
            "metadata",
            metadata -> {
              Node.Mapping named = keep(keep(metadata, was, "name"), was, "namespace");
              return union(union(named, was, "labels"), was, "annotations");
            });
    if (made.behavior() == Item.Behavior.MERGE) {
      Node.Mapping data = Edits.text(object, "kind").equals("Secret") ? encoded(old) : old.object();
      object = union(union(object, data, "data"), data, "binaryData");
    }
    made.set(object);
    made.succeed(old);
  }

  /** A Secret's {@code stringData} counts as its data. */
  private static Node.Mapping encoded(Item old) {
    Node.Mapping data = Edits.mapping(old.object(), "data");
    for (Node.Entry entry : Edits.mapping(old.object(), "stringData").entries()) {
      byte[] bytes = Edits.scalar(entry.value()).getBytes(UTF_8);
      data =
          Edits.with(
              data, entry.key(), new Node.Text(KeyValue.base64(bytes), entry.value().place()));
    }
    return data.entries().isEmpty() ? old.object() : Edits.with(old.object(), "data", data);
  }

  private static Node.Mapping keep(Node.Mapping made, Node.Mapping was, String key) {
    return was.get(key)
        .map(value -> Edits.with(made, key, value))
        .orElseGet(() -> Edits.without(made, key));
  }

  /** Returns an object in which a mapping of texts has what it had before, too. */
  private static Node.Mapping union(Node.Mapping made, Node.Mapping was, String key) {
    Node.Mapping union = Edits.mapping(was, key);
    for (Node.Entry entry : Edits.mapping(made, key).entries()) {
      union = Edits.with(union, entry.key(), entry.value());
    }
    return Edits.asTexts(union)
        .map(texts -> Edits.with(made, key, texts))
        .orElseGet(() -> Edits.without(made, key));
  }

  private Item make() {
    Node.Text name =
        fields
            .text("name")
            .orElseThrow(() ->
                KustomizeProblem.wrongValue("The name of a generator", "needed", fields.place()));
    Place place = fields.place();
    Node.Mapping object = Edits.empty(place);
    object = Edits.with(object, "apiVersion", new Node.Text("v1", place));
    object = Edits.with(object, "kind", new Node.Text(secret ? "Secret" : "ConfigMap", place));
    object = Edits.with(object, "metadata", metadata(name));
    if (secret) {
      Node.Text type = fields.text("type").orElse(new Node.Text("Opaque", place));
      object = Edits.with(Edits.with(object, "type", type), "data", Edits.empty(place));
    }
    for (KeyValue pair : new KeyValues(root, fields).all()) {
      String field = secret || pair.text().isPresent() ? "data" : "binaryData";
      object = Edits.inside(object, field, data -> Edits.with(data, pair.key(), value(pair)));
    }
    if (flag("immutable")) {
      object = Edits.with(object, "immutable", new Node.Bool(true, place));
    }
    return Item.generated(object, behavior(), !flag("disableNameSuffixHash"));
  }

  private Node.Mapping metadata(Node.Text name) {
    Node.Mapping metadata = Edits.with(Edits.empty(fields.place()), "name", name);
    Optional<Node.Text> namespace = fields.text("namespace");
    if (namespace.isPresent()) {
      metadata = Edits.with(metadata, "namespace", namespace.get());
    }
    return withPairs(withPairs(metadata, "labels"), "annotations");
  }

  private Node.Mapping withPairs(Node.Mapping metadata, String key) {
    Node.Mapping pairs = Edits.empty(fields.place());
    for (Optional<Fields> options : List.of(global, local)) {
      if (options.isPresent()) {
        for (var pair : options.get().pairs(key).entrySet()) {
          pairs = Edits.with(pairs, pair.getKey(), pair.getValue());
        }
      }
    }
    return pairs.entries().isEmpty() ? metadata : Edits.with(metadata, key, pairs);
  }

  private boolean flag(String option) {
    return global.filter(options -> options.flag(option)).isPresent()
        || local.filter(options -> options.flag(option)).isPresent();
  }

  /** As for kustomize, a word that means nothing means that the resource is new. */
  private Item.Behavior behavior() {
    Optional<Node.Text> behavior = fields.text("behavior");
    if (behavior.isEmpty()) {
      return Item.Behavior.CREATE;
    }
    return switch (behavior.get().value()) {
      case "merge" -> Item.Behavior.MERGE;
      case "replace" -> Item.Behavior.REPLACE;
      default -> Item.Behavior.CREATE;
    };
  }

  private Node.Text value(KeyValue pair) {
    String value = secret ? pair.base64() : pair.text().orElse(pair.base64());
    return new Node.Text(value, pair.place());
  }
}
