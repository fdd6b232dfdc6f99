package io.driftwarden.controller.target.kubernetes;

import io.driftwarden.render.Resource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An object as git wants it, ready to be sent.
 *
 * @param body with its namespace set where its kind has one
 */
record Manifest(ObjectId id, Kind kind, ObjectNode body, Resource resource) {

  /**
   * @throws Refusal if the resource can't be an object of the cluster
   */
  static Manifest of(Resource resource, Kinds kinds, String defaultNamespace) {
    ObjectNode body = body(resource);
    JsonNode metadata = body.path("metadata");
    String name = metadata.path("name").asString("");
    if (name.isEmpty()) {
      throw refused(resource, "has no metadata.name; a generated name can't be kept in git");
    }
    Kind kind = kinds.require(resource, body);
    String namespace = namespace(kind, metadata, defaultNamespace);
    if (!namespace.isEmpty()) {
      ((ObjectNode) metadata).put("namespace", namespace);
    }
    withoutStringData(resource, body);
    return new Manifest(
        new ObjectId(kind.apiVersion(), kind.name(), namespace, name), kind, body, resource);
  }

  private static ObjectNode body(Resource resource) {
    if (resource.kind() != Resource.Kind.KUBERNETES) {
      throw refused(resource, "is no Kubernetes object; this target is a cluster");
    }
    return (ObjectNode) Json.of(resource.attributes());
  }

  private static String namespace(Kind kind, JsonNode metadata, String defaultNamespace) {
    if (!kind.namespaced()) {
      return "";
    }
    String own = metadata.path("namespace").asString("");
    return own.isEmpty() ? defaultNamespace : own;
  }

  /**
   * The server writes {@code stringData} into {@code data} and forgets it, so that what git sets
   * could never be found again: it is sent as data.
   */
  private static void withoutStringData(Resource resource, ObjectNode body) {
    if (!isSecret(body) || !(body.path("stringData") instanceof ObjectNode plain)) {
      return;
    }
    ObjectNode data = data(resource, body);
    for (Map.Entry<String, JsonNode> field : plain.properties()) {
      if (!field.getValue().isString()) {
        throw refused(
            resource,
            "has a stringData.%s that is no text; put it in quotes".formatted(field.getKey()));
      }
      byte[] bytes = field.getValue().stringValue().getBytes(StandardCharsets.UTF_8);
      data.put(field.getKey(), Base64.getEncoder().encodeToString(bytes));
    }
    body.remove("stringData");
  }

  private static ObjectNode data(Resource resource, ObjectNode body) {
    JsonNode data = body.path("data");
    if (!(data.isObject() || data.isNull() || data.isMissingNode())) {
      throw refused(resource, "has a data that is no mapping of names to values");
    }
    return body.withObject("/data");
  }

  static boolean isSecret(JsonNode body) {
    return body.path("kind").asString("").equals("Secret")
        && body.path("apiVersion").asString("").equals("v1");
  }

  /** Returns a refusal of a resource, with its address and its place. */
  static Refusal refused(Resource resource, String why) {
    return new Refusal("%s (%s) %s".formatted(resource.address(), resource.place(), why));
  }
}
