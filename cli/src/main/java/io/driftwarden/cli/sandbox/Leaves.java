package io.driftwarden.cli.sandbox;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/** An object taken apart into what can be owned: the values at its ends, and its keyed items. */
final class Leaves {
  /** What names the object, and what only the server sets. */
  private static final List<FieldPath> NOBODYS =
      List.of(
          FieldPath.of("apiVersion"),
          FieldPath.of("kind"),
          FieldPath.of("status"),
          FieldPath.of("metadata", "name"),
          FieldPath.of("metadata", "namespace"),
          FieldPath.of("metadata", "uid"),
          FieldPath.of("metadata", "resourceVersion"),
          FieldPath.of("metadata", "generation"),
          FieldPath.of("metadata", "creationTimestamp"),
          FieldPath.of("metadata", "managedFields"));

  private final Map<FieldPath, JsonNode> values = new LinkedHashMap<>();

  private Leaves() {}

  static Leaves of(Shape shape, JsonNode object) {
    Leaves leaves = new Leaves();
    leaves.take(FieldPath.ROOT, shape, object);
    leaves.values.keySet().removeIf(path -> NOBODYS.stream().anyMatch(path::isWithin));
    leaves.values.remove(FieldPath.ROOT);
    return leaves;
  }

  private void take(FieldPath path, Shape shape, JsonNode value) {
    switch (value) {
      case ObjectNode mapping when !mapping.isEmpty() && !shape.isAtomic() ->
          mapping
              .properties()
              .forEach(field ->
                  take(path.field(field.getKey()), shape.field(field.getKey()), field.getValue()));
      case ArrayNode list when !list.isEmpty() && shape.itemKey().isPresent() -> {
        ItemKey key = shape.itemKey().get();
        list.forEach(item -> takeItem(path.then(key.step(item)), shape.item(), item));
      }
      default -> values.put(path, value);
    }
  }

  private void takeItem(FieldPath path, Shape shape, JsonNode item) {
    values.put(path, BooleanNode.TRUE);
    if (item.isObject()) {
      take(path, shape, item);
    }
  }

  Set<FieldPath> paths() {
    return values.keySet();
  }

  /** Returns what is here and was not, or was otherwise, before. */
  Set<FieldPath> since(Leaves before) {
    Set<FieldPath> changed = new LinkedHashSet<>();
    values.forEach((path, value) -> {
      if (!value.equals(before.values.get(path))) {
        changed.add(path);
      }
    });
    return changed;
  }
}
