package io.driftwarden.cli.sandbox;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Carries out a JSON Patch, RFC 6902. */
final class JsonPatch {
  private JsonPatch() {}

  /**
   * @throws Rejection if an operation can't be carried out
   */
  static ObjectNode apply(ObjectNode object, JsonNode operations) {
    ObjectNode patched = object.deepCopy();
    for (JsonNode operation : operations) {
      run(patched, operation);
    }
    return patched;
  }

  private static void run(ObjectNode object, JsonNode operation) {
    JsonPointer path = pointer(operation, "path");
    switch (operation.path("op").asString("")) {
      case "add" -> add(object, path, operation.path("value"));
      case "remove" -> remove(object, path);
      case "replace" -> {
        remove(object, path);
        add(object, path, operation.path("value"));
      }
      case "copy" -> add(object, path, require(object, pointer(operation, "from")).deepCopy());
      case "move" -> {
        JsonPointer from = pointer(operation, "from");
        JsonNode moved = require(object, from);
        remove(object, from);
        add(object, path, moved);
      }
      case "test" -> {
        if (!object.at(path).equals(operation.path("value"))) {
          throw failed(path);
        }
      }
      default -> throw Rejection.badRequest("no operation of JSON Patch: " + operation);
    }
  }

  private static JsonPointer pointer(JsonNode operation, String field) {
    String text = operation.path(field).asString("");
    if (!text.startsWith("/")) {
      throw Rejection.badRequest("%s of %s is no pointer".formatted(field, operation));
    }
    return JsonPointer.compile(text);
  }

  private static void add(ObjectNode object, JsonPointer path, JsonNode value) {
    JsonPointer last = path.last();
    switch (require(object, path.head())) {
      case ObjectNode mapping -> mapping.set(last.getMatchingProperty(), value);
      case ArrayNode list when last.getMatchingProperty().equals("-") -> list.add(value);
      case ArrayNode list when isIndex(last, list.size()) ->
          list.insert(last.getMatchingIndex(), value);
      default -> throw failed(path);
    }
  }

  private static void remove(ObjectNode object, JsonPointer path) {
    require(object, path);
    JsonPointer last = path.last();
    switch (require(object, path.head())) {
      case ObjectNode mapping -> mapping.remove(last.getMatchingProperty());
      case ArrayNode list -> list.remove(last.getMatchingIndex());
      default -> throw failed(path);
    }
  }

  private static boolean isIndex(JsonPointer step, int size) {
    return step.getMatchingIndex() >= 0 && step.getMatchingIndex() <= size;
  }

  private static JsonNode require(ObjectNode object, JsonPointer path) {
    JsonNode found = object.at(path);
    if (found.isMissingNode()) {
      throw failed(path);
    }
    return found;
  }

  private static Rejection failed(JsonPointer path) {
    return Rejection.unprocessable("the patch does not fit the object at " + path);
  }
}
