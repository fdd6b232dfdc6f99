package io.driftwarden.cli.sandbox;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What tells the items of a list apart.
 *
 * @param fields of each item; none where the items themselves are told apart, as in a set
 */
record ItemKey(List<String> fields) {
  static final String PROTOCOL = "protocol";
  private static final String USUAL_PROTOCOL = "TCP";

  static ItemKey of(String... fields) {
    return new ItemKey(List.of(fields));
  }

  /** Returns the step to an item in the notation of FieldsV1. */
  String step(JsonNode item) {
    if (fields.isEmpty() || !item.isObject()) {
      return "v:" + Json.text(item);
    }
    ObjectNode key = Json.object();
    fields.stream().sorted().forEach(field -> key.set(field, value(item, field)));
    return "k:" + Json.text(key);
  }

  private static JsonNode value(JsonNode item, String field) {
    return field.equals(PROTOCOL) && item.path(field).isMissingNode()
        ? Json.object().put(field, USUAL_PROTOCOL).path(field)
        : item.path(field);
  }

  /** Gives a port the protocol that it has where it says none. */
  void complete(JsonNode item) {
    if (fields.contains(PROTOCOL) && item instanceof ObjectNode port && !port.has(PROTOCOL)) {
      port.put(PROTOCOL, USUAL_PROTOCOL);
    }
  }

  /** Returns the index of the item to which a step leads. */
  Optional<Integer> find(ArrayNode list, String step) {
    for (int i = 0; i < list.size(); i++) {
      if (step(list.get(i)).equals(step)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }
}
