package io.driftwarden.controller.target.kubernetes;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Puts live values at the places where git decides them: each at its own place where git has it,
 * else at that of the nearest thing above it that git has.
 */
final class LiveValues {
  private LiveValues() {}

  /** Returns a desired resource with what is live of it. */
  static Resource of(Resource desired, JsonNode live) {
    Value.Mapping attributes =
        (Value.Mapping) at(desired.attributes(), Optional.of(desired.attributes()), live);
    return new Resource(
        desired.address(),
        desired.kind(),
        desired.type(),
        desired.name(),
        Manifest.isSecret(live) ? withSecretData(attributes) : attributes,
        desired.place());
  }

  private static Value at(Value above, Optional<Value> desired, JsonNode live) {
    if (desired.orElse(above) instanceof Value.Sensitive sensitive) {
      return new Value.Sensitive(at(sensitive.value(), desired.map(_ -> sensitive.value()), live));
    }
    Value near = desired.orElse(above);
    Place place = near.place();
    return switch (live.getNodeType()) {
      case OBJECT, POJO -> mapping(near, desired, live);
      case ARRAY -> sequence(near, desired, live);
      case STRING, BINARY -> new Value.Text(live.asString(), place);
      case NUMBER -> new Value.Number(live.decimalValue(), place);
      case BOOLEAN -> new Value.Bool(live.booleanValue(), place);
      case NULL, MISSING -> new Value.Null(place);
    };
  }

  private static Value.Mapping mapping(Value near, Optional<Value> desired, JsonNode live) {
    LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : live.properties()) {
      Optional<Value> own =
          desired.flatMap(value ->
              value instanceof Value.Mapping mapping
                  ? mapping.get(field.getKey())
                  : Optional.empty());
      fields.put(field.getKey(), at(near, own, field.getValue()));
    }
    return new Value.Mapping(fields, near.place());
  }

  private static Value sequence(Value near, Optional<Value> desired, JsonNode live) {
    List<Value> unused =
        desired.orElse(null) instanceof Value.Sequence sequence
            ? new ArrayList<>(sequence.items())
            : new ArrayList<>();
    List<Value> items = new ArrayList<>();
    for (JsonNode item : live) {
      items.add(at(near, counterpart(unused, item), item));
    }
    return new Value.Sequence(items, near.place());
  }

  /** Takes the item of git's list that a live one stands for: of the same name, or equal. */
  private static Optional<Value> counterpart(List<Value> unused, JsonNode item) {
    Optional<Value> found =
        unused.stream()
            .filter(value -> identity(value).equals(identity(item)))
            .findFirst()
            .or(() ->
                item.isObject()
                    ? unused.stream().filter(LiveValues::nameless).findFirst()
                    : Optional.empty());
    found.ifPresent(unused::remove);
    return found;
  }

  private static boolean nameless(Value value) {
    return value instanceof Value.Mapping mapping && mapping.get("name").isEmpty();
  }

  private static String identity(Value value) {
    return identity(Json.of(value));
  }

  private static String identity(JsonNode item) {
    JsonNode name = item.path("name");
    return name.isString() ? name.asString() : Json.text(item);
  }

  private static Value.Mapping withSecretData(Value.Mapping attributes) {
    LinkedHashMap<String, Value> fields = new LinkedHashMap<>(attributes.fields());
    fields.computeIfPresent("data", (_, data) -> new Value.Sensitive(data));
    return new Value.Mapping(fields, attributes.place());
  }
}
