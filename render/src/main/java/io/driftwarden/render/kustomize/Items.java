package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.yaml.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The resources of a kustomization, in order, no two with the same id. */
final class Items {
  /** More than any real one; what compares all with all stays quick. */
  private static final int MOST = 10_000;

  private final List<Item> items = new ArrayList<>();
  private boolean incomplete;

  int size() {
    return items.size();
  }

  List<Item> all() {
    return List.copyOf(items);
  }

  /** Reports whether resources are missing here that can't be known. */
  boolean isIncomplete() {
    return incomplete;
  }

  void markIncomplete() {
    incomplete = true;
  }

  /** Notes that a program may have changed each of the resources. */
  void alter(Altered altered) {
    items.forEach(item -> item.alter(altered));
  }

  /** Returns how a program may have changed one of the resources, if any did. */
  Optional<Altered> altered() {
    return items.stream().flatMap(item -> item.altered().stream()).findFirst();
  }

  /** Returns what stands for a value of a resource that is not here, where some are missing. */
  Optional<Node> missing(Place at) {
    return Optional.of(at)
        .filter(_ -> incomplete)
        .map(place -> Edits.unknown("it is taken from a resource that is not known", place));
  }

  void add(Item item) {
    Work.count(items.size(), item.place());
    ResourceId id = item.id();
    if (items.stream().anyMatch(other -> other.id().isSame(id))) {
      throw KustomizeProblem.conflict(id, item.place());
    }
    if (items.size() >= MOST) {
      throw KustomizeProblem.limit(
          "It makes more than %,d resources. Split it.".formatted(MOST), item.place());
    }
    items.add(item);
  }

  void addAll(Items others) {
    others.items.forEach(this::add);
    incomplete |= others.incomplete;
  }

  void replace(Item old, Item by) {
    items.set(items.indexOf(old), by);
  }

  void dropRemoved() {
    items.removeIf(Item::isRemoved);
  }

  void order(List<Item> sorted) {
    items.clear();
    items.addAll(sorted);
  }

  /** Throws if two resources have become the same. */
  void checkDistinct() {
    List<Item> were = all();
    items.clear();
    were.stream().filter(item -> !item.isRemoved()).forEach(this::add);
  }

  /** Returns the resources of which one id, past or present, is asked for. */
  List<Item> everNamed(Predicate<ResourceId> asked) {
    return items.stream()
        .filter(item -> !item.isRemoved())
        .filter(item -> item.ids().anyMatch(asked))
        .toList();
  }

  /** Returns the one resource with an id; none if it may be among what can't be known. */
  Collection<Item> only(ResourceId id, Place place) {
    Work.count(items.size(), place);
    List<Item> found = everNamed(id::isSame);
    if (found.size() > 1) {
      throw KustomizeProblem.manyTargets(id.toString(), place);
    }
    if (found.isEmpty() && !incomplete) {
      throw KustomizeProblem.noTarget(id.toString(), place);
    }
    return found;
  }
}
