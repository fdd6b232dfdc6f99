package io.driftwarden.controller.target.kubernetes;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A set of fields in the server's own notation, FieldsV1: {@code f:name} is a field, {@code k:{…}}
 * the item of a list with these key fields, {@code v:…} an item by its value, and {@code .} the
 * thing itself. A field with nothing below it is owned whole.
 */
record FieldSet(JsonNode fields) {
  static final FieldSet EMPTY = new FieldSet(Json.object());

  /** Returns what the managers that are chosen set in an object, what controllers report aside. */
  static FieldSet of(JsonNode object, Predicate<JsonNode> managers) {
    ObjectNode union = Json.object();
    for (JsonNode entry : object.path("metadata").path("managedFields")) {
      if (entry.path("subresource").isMissingNode()
          && managers.test(entry)
          && entry.path("fieldsV1") instanceof ObjectNode fields) {
        merge(union, fields);
      }
    }
    return new FieldSet(union);
  }

  private static void merge(ObjectNode into, ObjectNode from) {
    for (Map.Entry<String, JsonNode> field : from.properties()) {
      if (into.path(field.getKey()) instanceof ObjectNode there
          && field.getValue() instanceof ObjectNode more) {
        merge(there, more);
      } else {
        into.set(field.getKey(), field.getValue().deepCopy());
      }
    }
  }

  boolean isEmpty() {
    return fields.isEmpty();
  }

  /** Returns what is set below a field, if anything of it is. */
  Optional<FieldSet> field(String name) {
    return below("f:" + name);
  }

  /** Reports whether single items of a list are set, and not the list as a whole. */
  boolean hasItems() {
    return fields.properties().stream()
        .anyMatch(field -> field.getKey().startsWith("k:") || field.getKey().startsWith("v:"));
  }

  /** Returns what is set below an item of a list, if anything of it is. */
  Optional<FieldSet> item(JsonNode item) {
    return fields.properties().stream()
        .map(Map.Entry::getKey)
        .filter(key -> isItem(key, item))
        .findFirst()
        .flatMap(this::below);
  }

  private static boolean isItem(String key, JsonNode item) {
    if (key.startsWith("v:")) {
      return named(key).filter(item::equals).isPresent();
    }
    return key.startsWith("k:")
        && named(key).filter(JsonNode::isObject).filter(keys -> hasAll(item, keys)).isPresent();
  }

  private static boolean hasAll(JsonNode item, JsonNode keys) {
    return keys.properties().stream()
        .allMatch(field -> field.getValue().equals(item.path(field.getKey())));
  }

  /** Returns what follows the first two letters; nothing where a server wrote no JSON there. */
  private static Optional<JsonNode> named(String key) {
    try {
      return Optional.of(Json.parse(key.substring(2)));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private Optional<FieldSet> below(String key) {
    return fields.path(key) instanceof ObjectNode there
        ? Optional.of(new FieldSet(there))
        : Optional.empty();
  }
}
