package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.helm.format.JsonReader;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.Places;
import io.driftwarden.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The patches of a kustomization, of each of its three fields. */
final class Patches {
  private static final Set<String> KNOWN = Set.of("path", "patch", "target", "options");
  private static final Set<String> OPTIONS = Set.of("allowNameChange", "allowKindChange");

  private final Kustomization kustomization;

  Patches(Kustomization kustomization) {
    this.kustomization = kustomization;
  }

  /** Returns the patches of {@code patches}: strategic merges or JSON patches. */
  List<Transformer> patches() {
    return kustomization.fields().list("patches").stream().map(this::patch).toList();
  }

  private Transformer patch(Node node) {
    if (node instanceof Node.Text text) {
      throw KustomizeProblem.wrongValue(
          "An entry of patches",
          "a mapping, such as {path: %s}".formatted(isPath(text) ? text.value() : "patch.yaml"),
          text.place());
    }
    Fields fields = Fields.of(node, "an entry of patches", KNOWN);
    Written written = written(fields);
    Optional<Selector> target =
        fields.get("target").map(selector -> Selector.of(selector, "the target of a patch"));
    Optional<JsonPatch> operations = written.operations();
    if (operations.isPresent()) {
      Selector selected = target.orElseThrow(() -> needsTarget(fields.place()));
      return json(operations.get(), selected, true);
    }
    List<Node.Mapping> patches = written.merges();
    Allowed allowed = fields.get("options").map(Allowed::of).orElse(Allowed.NOTHING);
    return items -> merge(items, patches, target, allowed);
  }

  /** The text of a patch, and where it stands. */
  private record Written(String text, Places places) {
    /**
     * Kustomize reads operations by YAML 1.1's rules, and merges by 1.2's; the last value of a key
     * of operations counts.
     */
    Optional<JsonPatch> operations() {
      if (text.startsWith("[")) {
        checkJson();
      }
      List<Node> documents = YamlReader.readRepeatingWhole(text, places);
      return !documents.isEmpty() && documents.getFirst() instanceof Node.Sequence list
          ? Optional.of(JsonPatch.of(list))
          : Optional.empty();
    }

    /** What begins with a bracket is JSON for kustomize, and not YAML. */
    private void checkJson() {
      try {
        JsonReader.read(text);
      } catch (BadArgument e) {
        throw KustomizeProblem.badPatch(
            "A patch that begins with a bracket is read as JSON, and this is none: %s. Quote names and texts, or write the operations on lines that begin with a dash."
                .formatted(e.getMessage()),
            places.place(0, 0));
      }
    }

    List<Node.Mapping> merges() {
      return ResourceReader.objects(YamlReader.readStrictCore(text, places));
    }
  }

  private static DiagnosticException needsTarget(Place place) {
    return KustomizeProblem.badPatch(
        "A JSON patch doesn't say what it is for. Add a target.", place);
  }

  /** What a patch may change of what a resource is known by. */
  private record Allowed(boolean name, boolean kind) {
    static final Allowed NOTHING = new Allowed(false, false);

    /** Kustomize notes it in the patch's annotations, which are texts then. */
    boolean isSaid() {
      return name || kind;
    }

    static Allowed of(Node node) {
      Fields options = Fields.of(node, "the options of a patch", OPTIONS);
      return new Allowed(options.flag("allowNameChange"), options.flag("allowKindChange"));
    }
  }

  private Written written(Fields fields) {
    Optional<Node.Text> patch = fields.text("patch").filter(text -> !text.value().isBlank());
    Optional<Node.Text> path = fields.text("path");
    if (patch.isPresent() == path.isPresent()) {
      throw KustomizeProblem.badPatch("Write either patch or path.", fields.place());
    }
    return patch.map(this::inline).orElseGet(() -> file(path.orElseThrow()));
  }

  private Written inline(Node.Text text) {
    return new Written(text.value(), kustomization.placesIn(text));
  }

  private Written file(Node.Text path) {
    Source source = kustomization.root().source(path);
    return new Written(source.text(), source::place);
  }

  private static void merge(
      Items items, List<Node.Mapping> patches, Optional<Selector> target, Allowed allowed) {
    if (target.isPresent() && patches.size() > 1) {
      throw KustomizeProblem.badPatch(
          "With a target only one strategic merge can stand in an entry.", target.get().place());
    }
    for (Node.Mapping patch : patches) {
      if (target.isPresent()) {
        Node.Mapping plain = textual(patch);
        target.get().in(items).forEach(item -> merge(item, ofKindOf(item, plain), allowed));
        items.checkDistinct();
      } else {
        Node.Mapping noted = allowed.isSaid() ? withTexts(patch, "annotations") : patch;
        items
            .only(ResourceId.of(patch), patch.place())
            .forEach(item -> merge(item, noted, allowed));
      }
    }
  }

  /** A patch for a target says nothing of the target's API version. */
  private static Node.Mapping ofKindOf(Item item, Node.Mapping patch) {
    return item.object()
        .get("apiVersion")
        .map(version -> Edits.with(patch, "apiVersion", version))
        .orElse(patch);
  }

  /** Labels and annotations of such a patch are texts, whatever they look like. */
  private static Node.Mapping textual(Node.Mapping patch) {
    return withTexts(withTexts(patch, "labels"), "annotations");
  }

  private static Node.Mapping withTexts(Node.Mapping patch, String key) {
    return Edits.inside(
        patch,
        "metadata",
        metadata ->
            metadata
                .get(key)
                .flatMap(Edits::asTexts)
                .map(texts -> Edits.with(metadata, key, texts))
                .orElseGet(() -> Edits.without(metadata, key)));
  }

  private static void merge(Item item, Node.Mapping patch, Allowed allowed) {
    Node.Mapping before = item.object();
    if (allowed.isSaid()) {
      item.rememberId();
    }
    Optional<Node.Mapping> merged = StrategicMerge.apply(before, patch);
    if (merged.isEmpty()) {
      item.remove();
      return;
    }
    Node.Mapping after = merged.get();
    if (!allowed.kind()) {
      after = keep(after, before, "kind");
    }
    boolean named = allowed.name();
    Node.Mapping old = Edits.mapping(before, "metadata");
    item.set(
        Edits.inside(
            after,
            "metadata",
            metadata -> keep(named ? metadata : keep(metadata, old, "name"), old, "namespace")));
  }

  private static Node.Mapping keep(Node.Mapping after, Node.Mapping before, String key) {
    return before
        .get(key)
        .map(value -> Edits.with(after, key, value))
        .orElseGet(() -> Edits.without(after, key));
  }

  private static Transformer json(JsonPatch patch, Selector target, boolean remembers) {
    return items -> {
      for (Item item : target.in(items)) {
        if (remembers) {
          item.rememberId();
        }
        item.set(patch.apply(item.hasNotes() ? annotated(item.object()) : item.object()));
      }
    };
  }

  private static Node.Mapping annotated(Node.Mapping object) {
    return Edits.inside(
        object, "metadata", metadata -> Edits.inside(metadata, "annotations", all -> all));
  }

  /** Returns the patches of {@code patchesStrategicMerge}: paths, or patches themselves. */
  List<Transformer> strategicMerges() {
    List<Node.Mapping> patches = new ArrayList<>();
    for (Node.Text text : kustomization.fields().texts("patchesStrategicMerge")) {
      patches.addAll((isPath(text) ? file(text) : inline(text)).merges());
    }
    boolean listed = !kustomization.fields().list("patchesStrategicMerge").isEmpty();
    if (listed && patches.isEmpty()) {
      throw KustomizeProblem.badPatch(
          "Nothing is in these patches. Write one, or leave the field out.",
          kustomization.placeOf("patchesStrategicMerge"));
    }
    return patches.isEmpty() ? List.of() : List.of(items -> patches.forEach(p -> only(items, p)));
  }

  static boolean isPath(Node.Text text) {
    return !text.value().contains("\n") && !text.value().contains(": ");
  }

  private static void only(Items items, Node.Mapping patch) {
    Collection<Item> found = items.only(ResourceId.of(patch), patch.place());
    found.forEach(item -> merge(item, textual(patch), Allowed.NOTHING));
    items.checkDistinct();
  }

  /** Returns the patches of {@code patchesJson6902}. */
  List<Transformer> jsonPatches() {
    return kustomization.fields().list("patchesJson6902").stream().map(this::jsonPatch).toList();
  }

  private Transformer jsonPatch(Node node) {
    Fields fields = Fields.of(node, "an entry of patchesJson6902", KNOWN);
    Selector target =
        fields
            .get("target")
            .map(selector -> Selector.of(selector, "the target of a patch"))
            .filter(selector -> selector.names("name"))
            .orElseThrow(() -> needsTarget(fields.place()));
    JsonPatch patch =
        written(fields)
            .operations()
            .orElseThrow(() ->
                KustomizeProblem.badPatch("A JSON patch is a list of operations.", fields.place()));
    return json(patch, target, false);
  }
}
