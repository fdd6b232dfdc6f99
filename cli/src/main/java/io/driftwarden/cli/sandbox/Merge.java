package io.driftwarden.cli.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lays a patch over a value, as the value's shape wants it: with {@link Shape#PLAIN} this is a JSON
 * Merge Patch of RFC 7386, else a strategic merge.
 */
final class Merge {
  private static final String DIRECTIVE = "$patch";
  private static final String RETAIN = "$retainKeys";
  private static final String ORDER = "$setElementOrder/";

  private Merge() {}

  static JsonNode of(Shape shape, JsonNode live, JsonNode patch) {
    return switch (patch) {
      case ObjectNode fields when shape.isAtomic() -> fields.deepCopy();
      case ObjectNode fields -> mapping(shape, live, fields);
      case ArrayNode items when shape.itemKey().isPresent() ->
          list(shape, shape.itemKey().get(), live, items);
      default -> patch;
    };
  }

  private static ObjectNode mapping(Shape shape, JsonNode live, ObjectNode patch) {
    ObjectNode merged = live instanceof ObjectNode there ? there.deepCopy() : Json.object();
    if (patch.path(RETAIN) instanceof ArrayNode kept) {
      merged.retain(Json.texts(kept));
    }
    for (Map.Entry<String, JsonNode> field : patch.properties()) {
      String name = field.getKey();
      if (field.getValue().isNull()) {
        merged.remove(name);
      } else if (!isDirective(name)) {
        merged.set(name, of(shape.field(name), merged.path(name), field.getValue()));
      }
    }
    return merged;
  }

  private static boolean isDirective(String name) {
    if (name.equals(RETAIN) || name.startsWith(ORDER)) {
      return true;
    }
    if (name.startsWith("$")) {
      throw Rejection.badRequest("the sandbox does not know the directive " + name);
    }
    return false;
  }

  private static ArrayNode list(Shape shape, ItemKey key, JsonNode live, ArrayNode patch) {
    Map<String, JsonNode> merged = new LinkedHashMap<>();
    live.forEach(item -> merged.put(key.step(item), item));
    for (JsonNode item : patch) {
      String step = key.step(item);
      if (item.path(DIRECTIVE).asString("").equals("delete")) {
        merged.remove(step);
      } else {
        JsonNode there = merged.getOrDefault(step, Json.object());
        merged.put(step, of(shape.item(), there, item));
      }
    }
    return Json.array(List.copyOf(merged.values()));
  }
}
