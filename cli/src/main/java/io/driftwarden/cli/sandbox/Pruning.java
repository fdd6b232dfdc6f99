package io.driftwarden.cli.sandbox;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes out of an object what a manager has given up.
 *
 * @param gone what it set before and sets no more, and nobody else sets
 * @param held what anybody sets
 */
record Pruning(Set<FieldPath> gone, Set<FieldPath> held) {

  JsonNode of(Shape shape, JsonNode object) {
    return gone.isEmpty() ? object : kept(FieldPath.ROOT, shape, object);
  }

  private JsonNode kept(FieldPath path, Shape shape, JsonNode value) {
    return switch (value) {
      case ObjectNode mapping when !shape.isAtomic() -> fields(path, shape, mapping);
      case ArrayNode list when shape.itemKey().isPresent() ->
          items(path, shape, shape.itemKey().get(), list);
      default -> value;
    };
  }

  private ObjectNode fields(FieldPath path, Shape shape, ObjectNode mapping) {
    ObjectNode kept = Json.object();
    for (Map.Entry<String, JsonNode> field : mapping.properties()) {
      FieldPath below = path.field(field.getKey());
      if (!gone.contains(below)) {
        JsonNode value = kept(below, shape.field(field.getKey()), field.getValue());
        if (!hasBecomeEmpty(field.getValue(), value)) {
          kept.set(field.getKey(), value);
        }
      }
    }
    return kept;
  }

  private ArrayNode items(FieldPath path, Shape shape, ItemKey key, ArrayNode list) {
    ArrayNode kept = Json.array();
    for (JsonNode item : list) {
      FieldPath below = path.then(key.step(item));
      if (!gone.contains(below) || isHeld(below)) {
        kept.add(kept(below, shape.item(), item));
      }
    }
    return kept;
  }

  /** An item stays as long as anybody sets anything in it. */
  private boolean isHeld(FieldPath item) {
    return held.stream().anyMatch(path -> path.isWithin(item));
  }

  private static boolean hasBecomeEmpty(JsonNode before, JsonNode after) {
    return after.isContainer() && after.isEmpty() && !before.isEmpty();
  }
}
