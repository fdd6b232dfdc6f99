package io.driftwarden.controller.target.kubernetes;

import io.driftwarden.controller.target.Inventory;
import io.driftwarden.render.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Finds out what applying would do, by dry runs; changes nothing. */
final class Preview {
  private final Cluster cluster;
  private final Kinds kinds;
  private final String defaultNamespace;
  private final List<Made> before;

  Preview(Cluster cluster, Kinds kinds, String defaultNamespace, Inventory before) {
    this.cluster = cluster;
    this.kinds = kinds;
    this.defaultNamespace = defaultNamespace;
    this.before = Made.in(before);
  }

  /**
   * One object: what is live and what would be.
   *
   * @param answer the server's to a dry run; empty where it can't tell before the namespace or the
   *     definition is there that is made in the same apply
   * @param ours whether Driftwarden has applied it before, so that git wins over other managers
   */
  record Step(Manifest manifest, Optional<JsonNode> live, Optional<JsonNode> answer, boolean ours) {
    /** Returns what would be live, without what others added to lists of git's. */
    Optional<JsonNode> wanted() {
      return answer.map(object -> Ownership.of(object).withoutForeignItems(object));
    }

    boolean isNew() {
      return live.isEmpty();
    }
  }

  /**
   * Returns a step for each resource, in the order of making.
   *
   * @param force whether the dry runs win over other managers where the apply itself would not
   * @throws Refusal naming each object that would be refused
   */
  List<Step> steps(List<Resource> desired, boolean force) {
    kinds.declare(desired);
    List<Manifest> manifests = new ArrayList<>(all(desired, this::manifest));
    refuseTwins(manifests);
    manifests.sort(Comparator.comparing(Manifest::id, Order.MAKING));
    return all(manifests, manifest -> step(manifest, manifests, force));
  }

  private Manifest manifest(Resource resource) {
    return Manifest.of(resource, kinds, defaultNamespace);
  }

  private Step step(Manifest manifest, List<Manifest> all, boolean force) {
    if (!kinds.isServed(manifest.kind())) {
      return new Step(manifest, Optional.empty(), Optional.empty(), false);
    }
    Optional<JsonNode> live = cluster.get(manifest.id(), manifest.kind());
    boolean ours = live.filter(object -> isOurs(manifest.id(), object)).isPresent();
    if (live.isEmpty() && isInNewNamespace(manifest, all)) {
      return new Step(manifest, live, Optional.empty(), ours);
    }
    var mode = new Cluster.Mode(force || ours, true);
    return new Step(manifest, live, Optional.of(cluster.apply(manifest, mode)), ours);
  }

  /** An edit by hand may have taken from us every field that we held, so the inventory counts. */
  private boolean isOurs(ObjectId id, JsonNode live) {
    return Ownership.known(live)
        || before.stream()
            .anyMatch(made -> made.id().identity().equals(id.identity()) && made.is(live));
  }

  private boolean isInNewNamespace(Manifest manifest, List<Manifest> all) {
    return all.stream()
        .filter(other -> Order.rank(other.id()) == Order.NAMESPACES)
        .filter(other -> other.id().name().equals(manifest.id().namespace()))
        .anyMatch(namespace -> cluster.get(namespace.id(), namespace.kind()).isEmpty());
  }

  private static void refuseTwins(List<Manifest> manifests) {
    Map<List<String>, Manifest> seen = new HashMap<>();
    for (Manifest manifest : manifests) {
      Manifest first = seen.putIfAbsent(manifest.id().identity(), manifest);
      if (first != null) {
        throw Manifest.refused(
            manifest.resource(), "is there twice, first at " + first.resource().place());
      }
    }
  }

  /** Does the same to each, and refuses only after all have had their turn. */
  private static <T, R> List<R> all(List<T> items, Function<T, R> each) {
    List<R> results = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    for (T item : items) {
      try {
        results.add(each.apply(item));
      } catch (Refusal e) {
        refusals.add(String.valueOf(e.getMessage()));
      }
    }
    if (!refusals.isEmpty()) {
      throw new Refusal(String.join("\n", refusals));
    }
    return results;
  }
}
