package io.driftwarden.cli.sandbox;

import io.driftwarden.cli.sandbox.Edit.Draft;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sets what only the server sets: identity, generation, who sets what, and status. */
final class ServerFields {
  private static final String GENERATION = "generation";
  private static final List<String> KEPT =
      List.of("uid", "creationTimestamp", GENERATION, "resourceVersion");
  private static final Set<String> ASIDE = Set.of("metadata", "status");

  private ServerFields() {}

  /**
   * @param live empty for an object that is not there yet
   */
  static ObjectNode on(Draft draft, Kind kind, ObjectNode live) {
    ObjectNode object = draft.object().deepCopy();
    ObjectNode metadata = object.withObjectProperty("metadata");
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    metadata.remove(KEPT);
    object.remove("status");
    if (live.isEmpty()) {
      metadata
          .put("uid", UUID.randomUUID().toString())
          .put("creationTimestamp", now)
          .put(GENERATION, 1);
      bear(kind, object, now);
    } else {
      copy(live.path("metadata"), metadata, KEPT);
      copy(live, object, List.of("status"));
      if (!content(object).equals(content(live))) {
        metadata.put(GENERATION, metadata.path(GENERATION).asInt() + 1);
      }
    }
    draft.managers().writeTo(object, live, now);
    return object;
  }

  private static void copy(JsonNode from, ObjectNode to, List<String> fields) {
    fields.stream().filter(from::has).forEach(field -> to.set(field, from.path(field)));
  }

  private static ObjectNode content(ObjectNode object) {
    ObjectNode content = object.deepCopy();
    content.remove(ASIDE);
    return content;
  }

  private static void bear(Kind kind, ObjectNode object, String now) {
    if (kind.isNamespace()) {
      object.putObject("status").put("phase", "Active");
    }
    if (kind.isDefinition()) {
      object
          .putObject("status")
          .putArray("conditions")
          .addObject()
          .put("type", "Established")
          .put("status", "True")
          .put("reason", "InitialNamesAccepted")
          .put("lastTransitionTime", now);
    }
  }
}
