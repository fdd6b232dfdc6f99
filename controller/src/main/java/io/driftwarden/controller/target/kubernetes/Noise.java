package io.driftwarden.controller.target.kubernetes;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the server keeps of its own in every object, and nobody decides. */
final class Noise {
  private static final Set<String> METADATA =
      Set.of(
          "managedFields",
          "resourceVersion",
          "uid",
          "generation",
          "creationTimestamp",
          "deletionTimestamp",
          "deletionGracePeriodSeconds",
          "selfLink");

  /** Written by kubectl and controllers; the first would show a Secret's data again. */
  private static final List<String> ANNOTATIONS =
      List.of(
          "kubectl.kubernetes.io/last-applied-configuration", "deployment.kubernetes.io/revision");

  private Noise() {}

  static JsonNode without(JsonNode object) {
    if (!(object instanceof ObjectNode mapping)) {
      return object;
    }
    ObjectNode quiet = mapping.deepCopy();
    quiet.remove("status");
    if (quiet.path("metadata") instanceof ObjectNode metadata) {
      metadata.remove(METADATA);
      if (metadata.path("annotations") instanceof ObjectNode annotations) {
        withoutAnnotations(metadata, annotations);
      }
    }
    return quiet;
  }

  private static void withoutAnnotations(ObjectNode metadata, ObjectNode annotations) {
    annotations.remove(ANNOTATIONS);
    if (annotations.isEmpty()) {
      metadata.remove("annotations");
    }
  }
}
