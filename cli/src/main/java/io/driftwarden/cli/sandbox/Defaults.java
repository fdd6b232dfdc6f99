package io.driftwarden.cli.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Fills in what an object leaves unsaid: a port's protocol, and what a schema has defaults for. */
final class Defaults {
  private Defaults() {}

  static void fill(Kind kind, ObjectNode object) {
    if (kind.isSecret()) {
      encode(object);
    }
    if (kind.isNamespace()) {
      String name = object.at("/metadata/name").asString("");
      object
          .withObjectProperty("metadata")
          .withObjectProperty("labels")
          .put("kubernetes.io/metadata.name", name);
    }
    fillKeys(kind.shape(), object);
    fill(kind.schema().root(), object);
  }

  private static void encode(ObjectNode secret) {
    if (secret.remove("stringData") instanceof ObjectNode plain) {
      ObjectNode data = secret.withObjectProperty("data");
      for (Map.Entry<String, JsonNode> field : plain.properties()) {
        byte[] bytes = field.getValue().asString("").getBytes(StandardCharsets.UTF_8);
        data.put(field.getKey(), Base64.getEncoder().encodeToString(bytes));
      }
    }
  }

  private static void fillKeys(Shape shape, JsonNode value) {
    if (value instanceof ArrayNode list) {
      shape.itemKey().ifPresent(key -> list.forEach(key::complete));
      list.forEach(item -> fillKeys(shape.item(), item));
    }
    value.properties().forEach(field -> fillKeys(shape.field(field.getKey()), field.getValue()));
  }

  private static void fill(JsonNode schema, JsonNode value) {
    if (value instanceof ObjectNode mapping) {
      for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
        JsonNode usual = field.getValue().path("default");
        if (!usual.isMissingNode() && !mapping.has(field.getKey())) {
          mapping.set(field.getKey(), usual.deepCopy());
        }
        fill(field.getValue(), mapping.path(field.getKey()));
      }
    }
    if (value instanceof ArrayNode list) {
      list.forEach(item -> fill(schema.path("items"), item));
    }
  }
}
