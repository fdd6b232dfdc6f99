package io.driftwarden.cli.sandbox;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds the fields of an object that its kind does not have, so that none is lost in silence. */
final class Undeclared {
  private static final Set<String> OF_EVERY_KIND =
      Set.of("apiVersion", "kind", "metadata", "status");

  private Undeclared() {}

  static Optional<FieldPath> first(Kind kind, ObjectNode object) {
    ObjectNode own = object.deepCopy();
    own.remove(OF_EVERY_KIND);
    return in(FieldPath.ROOT, kind.schema().root(), own).findFirst();
  }

  private static Stream<FieldPath> in(FieldPath at, JsonNode schema, JsonNode value) {
    if (schema.path("x-kubernetes-preserve-unknown-fields").asBoolean(false)) {
      return Stream.empty();
    }
    return value.isArray()
        ? value.valueStream().flatMap(item -> in(at, schema.path("items"), item))
        : value.propertyStream().flatMap(field -> in(at, schema, field));
  }

  private static Stream<FieldPath> in(
      FieldPath at, JsonNode schema, Map.Entry<String, JsonNode> field) {
    FieldPath path = at.field(field.getKey());
    JsonNode declared = schema.path("properties").path(field.getKey());
    JsonNode other = schema.path("additionalProperties");
    if (declared.isMissingNode() && other.isMissingNode()) {
      return Stream.of(path);
    }
    return in(path, declared.isMissingNode() ? other : declared, field.getValue());
  }
}
