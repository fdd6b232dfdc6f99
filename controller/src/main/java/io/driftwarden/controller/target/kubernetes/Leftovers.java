package io.driftwarden.controller.target.kubernetes;

import io.driftwarden.controller.target.Inventory;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what an earlier apply made and git has no more. Only what the inventory names is looked at,
 * and of that only the very object that was made, not one that somebody made later by its name.
 */
final class Leftovers {
  private final Cluster cluster;
  private final Kinds kinds;

  Leftovers(Cluster cluster, Kinds kinds) {
    this.cluster = cluster;
    this.kinds = kinds;
  }

  /** An object that is to go. */
  record Leftover(ObjectId id, Kind kind) {}

  /** Returns what is to go, in the order of deleting: namespaces and definitions last. */
  List<Leftover> of(Inventory inventory, Collection<ObjectId> desired) {
    Set<List<String>> kept = desired.stream().map(ObjectId::identity).collect(Collectors.toSet());
    return Made.in(inventory).stream()
        .filter(made -> !kept.contains(made.id().identity()))
        .sorted(Comparator.comparing(Made::id, Order.MAKING).reversed())
        .flatMap(made -> leftover(made).stream())
        .toList();
  }

  private Optional<Leftover> leftover(Made made) {
    ObjectId id = made.id();
    return kinds
        .find(id.apiVersion(), id.kind())
        .filter(kind -> cluster.get(id, kind).filter(made::is).isPresent())
        .map(kind -> new Leftover(id, kind));
  }
}
