package io.driftwarden.controller.target.kubernetes;

import io.driftwarden.controller.target.Application;
import io.driftwarden.controller.target.Inventory;
import io.driftwarden.controller.target.TargetException;
import io.driftwarden.controller.target.kubernetes.Leftovers.Leftover;
import io.driftwarden.controller.target.kubernetes.Preview.Step;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Carries out one apply whose preview found nothing against it. */
final class Execution {
  private final Cluster cluster;
  private final Kinds kinds;
  private final Inventory before;
  private final Set<String> live = new LinkedHashSet<>();
  private int changed;

  Execution(Cluster cluster, Kinds kinds, Inventory before) {
    this.cluster = cluster;
    this.kinds = kinds;
    this.before = before;
  }

  Application run(List<Step> steps, List<Leftover> leftovers) {
    try {
      steps.forEach(this::make);
      leftovers.forEach(this::prune);
      return new Application.Applied(new Inventory(List.copyOf(live)), changed);
    } catch (Refusal | TargetException e) {
      return new Application.Partly(withBefore(), String.valueOf(e.getMessage()));
    }
  }

  private void make(Step step) {
    Manifest manifest = step.manifest();
    JsonNode made = applied(step);
    note(step, Made.uid(made));
    count(step, withoutForeignItems(manifest, made));
    if (Order.rank(manifest.id()) == Order.DEFINITIONS) {
      new Established(cluster).await(manifest);
      kinds.refresh();
    }
  }

  private JsonNode applied(Step step) {
    try {
      return cluster.apply(step.manifest(), new Cluster.Mode(step.ours(), false));
    } catch (TargetException e) {
      note(step, step.live().map(Made::uid).orElse(""));
      throw e;
    }
  }

  private JsonNode withoutForeignItems(Manifest manifest, JsonNode made) {
    JsonNode wanted = Ownership.of(made).withoutForeignItems(made);
    ArrayNode operations = Json.array();
    replaceLists(operations, "", made, wanted);
    if (operations.isEmpty()) {
      return made;
    }
    operations.insert(
        0, operation("test", "/metadata/resourceVersion", made.at("/metadata/resourceVersion")));
    return cluster.edit(manifest, operations);
  }

  private static void replaceLists(
      ArrayNode operations, String path, JsonNode made, JsonNode wanted) {
    if (made.isArray() && !made.equals(wanted)) {
      operations.add(operation("replace", path, wanted));
    }
    for (Map.Entry<String, JsonNode> field : made.properties()) {
      String step = field.getKey().replace("~", "~0").replace("/", "~1");
      replaceLists(operations, path + "/" + step, field.getValue(), wanted.path(field.getKey()));
    }
  }

  private static ObjectNode operation(String operation, String path, JsonNode value) {
    return Json.object().put("op", operation).put("path", path).set("value", value);
  }

  private void count(Step step, JsonNode made) {
    JsonNode now = Noise.without(made);
    if (step.live().filter(was -> Noise.without(was).equals(now)).isEmpty()) {
      changed++;
    }
  }

  /**
   * Takes an object into the inventory, also one whose answer was lost. A namespace or definition
   * that was there before us is never ours to delete.
   */
  private void note(Step step, String uid) {
    Made made = new Made(step.manifest().id(), uid);
    boolean holdsOthers = Order.rank(made.id()) <= Order.DEFINITIONS;
    if (!holdsOthers || step.isNew() || before.addresses().contains(made.spelling())) {
      live.add(made.spelling());
    }
  }

  private void prune(Leftover leftover) {
    cluster.delete(leftover.id(), leftover.kind());
    changed++;
  }

  private Inventory withBefore() {
    Set<String> all = new LinkedHashSet<>(before.addresses());
    all.addAll(live);
    return new Inventory(List.copyOf(all));
  }
}
