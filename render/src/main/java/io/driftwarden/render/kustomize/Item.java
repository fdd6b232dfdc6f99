package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One resource while it is being built, with the names that it has had. */
final class Item {
  /** Whether a generated resource is new or changes one that is there. */
  enum Behavior {
    CREATE,
    MERGE,
    REPLACE
  }

  /** What a resource was called before a step. */
  private record Name(String kind, String namespace, String name) {}

  private final List<Name> previous = new ArrayList<>();
  private final List<String> prefixes = new ArrayList<>();
  private final List<String> suffixes = new ArrayList<>();
  private final List<Origin> changes = new ArrayList<>();
  private Node.Mapping object;
  private @Nullable Origin origin;
  private @Nullable Altered altered;
  private @Nullable Item successor;
  private boolean removed;
  private boolean needsHash;
  private boolean ofChart;
  private boolean generated;
  private Behavior behavior = Behavior.CREATE;

  Item(Node.Mapping object) {
    this.object = object;
  }

  Item(Node.Mapping object, Origin origin) {
    this.object = object;
    this.origin = origin;
  }

  static Item generated(Node.Mapping object, Behavior behavior, boolean needsHash) {
    Item item = new Item(object);
    item.behavior = behavior;
    item.needsHash = needsHash;
    item.generated = true;
    return item;
  }

  static Item ofChart(Node.Mapping object) {
    Item item = new Item(object);
    item.ofChart = true;
    return item;
  }

  Node.Mapping object() {
    return object;
  }

  void set(Node.Mapping changed) {
    object = changed;
  }

  /** Notes that a program may have changed it; the first such program is the one that is told. */
  void alter(Altered change) {
    altered = altered == null ? change : altered;
  }

  Optional<Altered> altered() {
    return Optional.ofNullable(altered);
  }

  void remove() {
    removed = true;
  }

  boolean isRemoved() {
    return removed || object.entries().isEmpty();
  }

  boolean needsHash() {
    return needsHash;
  }

  Optional<Origin> origin() {
    return Optional.ofNullable(origin);
  }

  /** Notes where the resource comes from, unless it is known. */
  void comeFrom(Origin maker) {
    origin = origin == null ? maker : origin;
  }

  /** Returns what has changed the resource, in order. */
  List<Origin> changes() {
    return List.copyOf(changes);
  }

  void changedBy(Origin change) {
    if (origin == null) {
      origin = change;
    } else {
      changes.add(change);
    }
  }

  /** Reports whether a chart made it, which has put it into its namespace. */
  boolean isOfChart() {
    return ofChart;
  }

  /**
   * Reports whether kustomize keeps notes on the resource. It keeps them in annotations, so that a
   * patch finds annotations even where the resource has none.
   */
  boolean hasNotes() {
    boolean renamed = !previous.isEmpty() || !prefixes.isEmpty() || !suffixes.isEmpty();
    return renamed || generated || ofChart || origin != null;
  }

  Behavior behavior() {
    return behavior;
  }

  ResourceId id() {
    return ResourceId.of(object);
  }

  Place place() {
    return object.entry("kind").map(entry -> entry.value().place()).orElse(object.place());
  }

  /** Returns the ids that the resource has had, the oldest first. */
  List<ResourceId> previousIds() {
    String apiVersion = Edits.text(object, "apiVersion");
    return previous.stream()
        .map(name -> ResourceId.of(apiVersion, name.kind(), name.name(), name.namespace()))
        .toList();
  }

  Stream<ResourceId> ids() {
    return Stream.concat(previousIds().stream(), Stream.of(id()));
  }

  ResourceId originalId() {
    return previous.isEmpty() ? id() : previousIds().getFirst();
  }

  void rememberId() {
    ResourceId id = id();
    previous.add(new Name(id.kind(), id.effectiveNamespace(), id.name()));
  }

  void addPrefix(String prefix) {
    prefixes.add(prefix);
  }

  void addSuffix(String suffix) {
    suffixes.add(suffix);
  }

  /**
   * Reports whether both were renamed alike.
   *
   * @param lenient whether one that wasn't renamed is like any
   */
  boolean isRenamedLike(Item other, boolean lenient) {
    return sameEnd(prefixes, other.prefixes, lenient) && sameEnd(suffixes, other.suffixes, lenient);
  }

  private static boolean sameEnd(List<String> a, List<String> b, boolean lenient) {
    int length = Math.min(a.size(), b.size());
    if (length == 0) {
      return lenient || a.size() == b.size();
    }
    return a.subList(a.size() - length, a.size()).equals(b.subList(b.size() - length, b.size()));
  }

  void rename(String name) {
    Node was = Edits.mapping(object, "metadata").get("name").orElse(object);
    Node.Text text = new Node.Text(name, was.place());
    object = Edits.inside(object, "metadata", metadata -> Edits.with(metadata, "name", text));
  }

  /** Returns the resource that has taken the place of this one in the end. */
  Item latest() {
    return successor == null ? this : successor.latest();
  }

  /** Takes over what the resource that this one replaces was known by. */
  void succeed(Item old) {
    old.successor = this;
    previous.clear();
    previous.addAll(old.previous);
    prefixes.clear();
    prefixes.addAll(old.prefixes);
    suffixes.clear();
    suffixes.addAll(old.suffixes);
    changes.clear();
    changes.addAll(old.changes);
    origin = behavior == Behavior.MERGE ? old.origin : origin;
    altered = old.altered;
    needsHash = needsHash && old.needsHash;
    behavior = old.behavior;
  }
}
