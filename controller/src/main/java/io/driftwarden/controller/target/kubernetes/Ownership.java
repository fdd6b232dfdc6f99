package io.driftwarden.controller.target.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who sets which fields of an object.
 *
 * @param ours what git sets
 * @param others what any other manager sets
 */
record Ownership(FieldSet ours, FieldSet others) {
  /** The field manager under which Driftwarden applies. */
  static final String MANAGER = "driftwarden";

  static Ownership of(JsonNode object) {
    return new Ownership(
        FieldSet.of(object, Ownership::isOurs), FieldSet.of(object, entry -> !isOurs(entry)));
  }

  /** Reports whether Driftwarden has applied the object before. */
  static boolean known(JsonNode object) {
    return !of(object).ours.isEmpty();
  }

  private static boolean isOurs(JsonNode entry) {
    return entry.path("manager").asString("").equals(MANAGER)
        && entry.path("operation").asString("").equals("Apply");
  }

  /** Returns the object without the items that others added to lists whose items git sets. */
  JsonNode withoutForeignItems(JsonNode object) {
    return switch (object) {
      case ObjectNode mapping -> {
        ObjectNode kept = mapping.deepCopy();
        for (Map.Entry<String, JsonNode> field : mapping.properties()) {
          field(field.getKey())
              .ifPresent(
                  below -> kept.set(field.getKey(), below.withoutForeignItems(field.getValue())));
        }
        yield kept;
      }
      case ArrayNode list when ours.hasItems() -> itemsWithoutForeign(list);
      default -> object;
    };
  }

  private ArrayNode itemsWithoutForeign(ArrayNode list) {
    ArrayNode kept = Json.array();
    for (JsonNode item : list) {
      Optional<Ownership> below = item(item);
      if (below.isPresent()) {
        kept.add(below.get().withoutForeignItems(item));
      } else if (!isForeign(item)) {
        kept.add(item);
      }
    }
    return kept;
  }

  /** Returns the part of the object that git sets, with the items that others added to it. */
  JsonNode part(JsonNode object) {
    return switch (object) {
      case ObjectNode mapping when !ours.isEmpty() -> {
        ObjectNode part = Json.object();
        for (Map.Entry<String, JsonNode> field : mapping.properties()) {
          field(field.getKey())
              .ifPresent(below -> part.set(field.getKey(), below.part(field.getValue())));
        }
        yield part;
      }
      case ArrayNode list when ours.hasItems() -> {
        List<JsonNode> items = new ArrayList<>();
        list.forEach(item ->
            item(item)
                .map(below -> below.part(item))
                .or(() -> isForeign(item) ? Optional.of(item) : Optional.empty())
                .ifPresent(items::add));
        yield Json.array().addAll(items);
      }
      default -> object;
    };
  }

  private boolean isForeign(JsonNode item) {
    return ours.item(item).isEmpty() && others.item(item).isPresent();
  }

  private Optional<Ownership> field(String name) {
    return ours.field(name)
        .map(below -> new Ownership(below, others.field(name).orElse(FieldSet.EMPTY)));
  }

  private Optional<Ownership> item(JsonNode item) {
    return ours.item(item)
        .map(below -> new Ownership(below, others.item(item).orElse(FieldSet.EMPTY)));
  }
}
