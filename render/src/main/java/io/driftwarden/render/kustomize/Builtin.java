package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One of kustomize's own generators and transformers, told by a document of its own. Most say what
 * an entry of a kustomization's field says, and are read as a kustomization with that one entry;
 * the fields that they change they name themselves.
 */
final class Builtin {
  static final String VERSION = "builtin";
  private static final List<String> OBJECT = List.of("apiVersion", "kind", "metadata");

  private final Kustomization kustomization;
  private final Node.Mapping document;
  private final BuiltinKind kind;
  private final Origin origin;
  private final Fields fields;

  private Builtin(Kustomization kustomization, Item item, BuiltinKind kind) {
    this.kustomization = kustomization;
    this.document = item.object();
    this.origin = item.origin().orElseGet(kustomization::origin).toldBy(document);
    this.kind = kind;
    this.fields = Fields.ofKnown(document, "a " + kind.spelled(), kind.fields());
  }

  /** Reads a document that a kustomization names; throws if it tells of a program. */
  static Builtin of(Kustomization kustomization, Item item) {
    Node.Mapping document = item.object();
    String name = Edits.text(document, "kind");
    Node place = document.get("kind").orElse(document);
    if (isProgram(item)) {
      throw KustomizeProblem.unsafe(
          "%s is a program, a container or a function: only what kustomize has built in is known."
              .formatted(name),
          "Commit what it makes instead.",
          place.place());
    }
    return new Builtin(kustomization, item, BuiltinKind.of(new Node.Text(name, place.place())));
  }

  /** Reports whether a document tells of what kustomize would have to run. */
  static boolean isProgram(Item item) {
    return !Edits.text(item.object(), "apiVersion").equals(VERSION);
  }

  /** Returns what is said of a generator that would have to be run. */
  static Diagnostic unknown(Item program) {
    Node kind = program.object().get("kind").orElse(program.object());
    return Diagnostic.warning(
        "kustomize_program",
        "Cannot know statically what this generator makes",
        "%s is a program, a container or a function, and none is run to judge a change: what it adds is not judged. Commit what it makes instead."
            .formatted(Edits.text(program.object(), "kind")),
        kind.place());
  }

  /** Returns where it is told. */
  Origin origin() {
    return origin;
  }

  /** Returns what this does to resources; throws if it is a generator. */
  List<Step> steps() {
    return transformers().stream().map(transformer -> new Step(origin, transformer)).toList();
  }

  private List<Transformer> transformers() {
    return switch (kind) {
      case ANNOTATIONS -> List.of(new Labels(fields.pairs("annotations"), specs()));
      case LABEL -> List.of(new Labels(fields.pairs("labels"), specs()));
      case PREFIX -> List.of(prefix());
      case SUFFIX -> List.of(suffix());
      case PREFIX_SUFFIX -> List.of(both(prefix(), suffix()));
      case NAMESPACE -> List.of(namespace());
      case IMAGE_TAG -> List.of(new Images(entry("imageTag"), specs()));
      case REPLICA_COUNT -> List.of(new Replicas(entry("replica"), specs()));
      case PATCH -> new Patches(with("patches", bare())).patches();
      case PATCH_JSON -> new Patches(with("patchesJson6902", renamed())).jsonPatches();
      case PATCH_MERGE -> merges();
      case REPLACEMENT -> List.of(new Replacements(with("replacements", entries("replacements"))));
      case HASH -> List.of(new NameHash());
      case CONFIG_MAP, SECRET, HELM_CHART, IAM_POLICY -> throw notThis("transformer");
    };
  }

  /** Adds what this makes to the resources; throws if it is a transformer. */
  void generate(Items items, List<Diagnostic> remarks) {
    switch (kind) {
      case CONFIG_MAP -> generate(with("configMapGenerator", named()), items);
      case SECRET -> generate(with("secretGenerator", named()), items);
      case HELM_CHART -> Charts.addAll(chart(), items, remarks);
      case IAM_POLICY -> items.add(new Item(ServiceAccounts.of(fields)));
      case ANNOTATIONS,
          LABEL,
          PREFIX,
          SUFFIX,
          PREFIX_SUFFIX,
          NAMESPACE,
          IMAGE_TAG,
          REPLICA_COUNT,
          PATCH,
          PATCH_JSON,
          PATCH_MERGE,
          REPLACEMENT,
          HASH ->
          throw notThis("generator");
    }
  }

  private static void generate(Kustomization kustomization, Items items) {
    Generator.all(kustomization).forEach(item -> Generator.add(items, item));
  }

  private DiagnosticException notThis(String wanted) {
    return KustomizeProblem.of(
        "kustomize_builtin",
        "This is no " + wanted,
        "A %s is listed among the %ss. Move it to the other field."
            .formatted(kind.spelled(), wanted),
        document.place());
  }

  private List<FieldSpec> specs() {
    return fields.list("fieldSpecs").stream().map(FieldSpecs::knownSpec).toList();
  }

  private Transformer prefix() {
    return Names.prefix(fields.text("prefix").orElse(blank()), namedSpecs());
  }

  private Transformer suffix() {
    return Names.suffix(fields.text("suffix").orElse(blank()), namedSpecs());
  }

  private static Transformer both(Transformer first, Transformer second) {
    return items -> {
      first.transform(items);
      second.transform(items);
    };
  }

  private Node.Text blank() {
    return new Node.Text("", fields.place());
  }

  private List<FieldSpec> namedSpecs() {
    if (fields.get("fieldSpecs").isEmpty()) {
      throw KustomizeProblem.of(
          "kustomize_builtin",
          "Transformer names no fields",
          "A %s needs fieldSpecs, such as {path: metadata/name}.".formatted(kind.spelled()),
          fields.place());
    }
    return specs();
  }

  /** Without a namespace nothing is changed, though the transformer is run. */
  private Transformer namespace() {
    Optional<Node.Text> namespace = metadata("namespace");
    Namespaces.Subjects subjects =
        fields
            .text("setRoleBindingSubjects")
            .map(Namespaces.Subjects::of)
            .orElse(Namespaces.Subjects.DEFAULT_ONLY);
    boolean unsetOnly = fields.flag("unsetOnly");
    return namespace
        .<Transformer>map(text -> new Namespaces(text, specs(), subjects, unsetOnly))
        .orElse(items -> {});
  }

  private Optional<Node.Text> metadata(String key) {
    return Edits.mapping(document, "metadata")
        .get(key)
        .filter(Node.Text.class::isInstance)
        .map(Node.Text.class::cast);
  }

  private List<Transformer> merges() {
    List<Node> patches = new ArrayList<>(fields.list("paths"));
    fields.text("patches").ifPresent(patches::add);
    Node.Sequence list = new Node.Sequence(patches, fields.place());
    return new Patches(with("patchesStrategicMerge", list)).strategicMerges();
  }

  private Node entry(String field) {
    return fields.get(field).orElse(Edits.empty(fields.place()));
  }

  private Node.Sequence entries(String field) {
    return new Node.Sequence(fields.list(field), fields.place());
  }

  /** Returns the document without what makes it an object, as the only entry of a list. */
  private Node.Sequence bare() {
    return new Node.Sequence(List.of(bareEntry()), fields.place());
  }

  private Node.Mapping bareEntry() {
    Node.Mapping bare = fields.mapping();
    for (String key : OBJECT) {
      bare = Edits.without(bare, key);
    }
    return bare;
  }

  private Node.Sequence renamed() {
    Node.Mapping entry = bareEntry();
    Optional<Node> operations = entry.get("jsonOp");
    Node.Mapping patch = Edits.without(entry, "jsonOp");
    patch = operations.isPresent() ? Edits.with(patch, "patch", operations.get()) : patch;
    return new Node.Sequence(List.of(patch), fields.place());
  }

  /** A generator's name and namespace may stand in the document's metadata. */
  private Node.Sequence named() {
    Node.Mapping entry = bareEntry();
    for (String key : List.of("name", "namespace")) {
      Optional<Node.Text> value = metadata(key);
      if (fields.text(key).isEmpty() && value.isPresent()) {
        entry = Edits.with(entry, key, value.get());
      }
    }
    return new Node.Sequence(List.of(entry), fields.place());
  }

  private Kustomization chart() {
    Node.Mapping globals = Edits.empty(fields.place());
    Node.Mapping entry = bareEntry();
    for (String key : List.of("chartHome", "configHome")) {
      Optional<Node> value = entry.get(key);
      globals = value.isPresent() ? Edits.with(globals, key, value.get()) : globals;
      entry = Edits.without(entry, key);
    }
    Node.Mapping both =
        Edits.with(
            Edits.with(Edits.empty(fields.place()), "helmGlobals", globals),
            "helmCharts",
            new Node.Sequence(List.of(entry), fields.place()));
    return kustomization.with(both);
  }

  private Kustomization with(String field, Node value) {
    return kustomization.with(Edits.with(Edits.empty(fields.place()), field, value));
  }
}
