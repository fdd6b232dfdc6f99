package io.driftwarden.cli.sandbox;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes a set of paths in the notation of {@code managedFields}. */
final class FieldsV1 {
  /** Stands for the list item itself, beside the fields in it. */
  private static final String ITSELF = ".";

  private FieldsV1() {}

  static ObjectNode of(Set<FieldPath> paths) {
    ObjectNode root = Json.object();
    for (FieldPath path : paths) {
      ObjectNode node = root;
      for (String step : path.steps()) {
        node = node.withObjectProperty(step);
      }
      if (path.isKeyedItem()) {
        node.withObjectProperty(ITSELF);
      }
    }
    return root;
  }

  static Set<FieldPath> read(JsonNode fields) {
    Set<FieldPath> paths = new LinkedHashSet<>();
    fields.properties().forEach(field -> read(paths, FieldPath.ROOT, field));
    return paths;
  }

  private static void read(
      Set<FieldPath> paths, FieldPath above, Map.Entry<String, JsonNode> step) {
    if (step.getKey().equals(ITSELF)) {
      paths.add(above);
      return;
    }
    FieldPath path = above.then(step.getKey());
    if (step.getValue().isEmpty()) {
      paths.add(path);
    }
    step.getValue().properties().forEach(below -> read(paths, path, below));
  }
}
