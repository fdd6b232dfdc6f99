package io.driftwarden.hcl.spec;

import io.driftwarden.hcl.json.Shape;
import io.driftwarden.hcl.value.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.SequencedMap;

/** What is wanted of a body, and what becomes of it. */
sealed interface Spec {
  /** An object, each of whose fields is decoded from the same body. */
  record Fields(SequencedMap<String, Spec> fields) implements Spec {}

  record Attribute(String name, Type type) implements Spec {}

  record Literal(Typed value) implements Spec {}

  /** At most one block of a type. */
  record Block(String type, Spec content) implements Spec {}

  record BlockList(String type, Spec content) implements Spec {}

  /** Blocks of one label each, by their labels. */
  record BlockMap(String type, Spec content) implements Spec {}

  /** Returns which of a body's names are attributes. */
  default boolean hasAttribute(String name) {
    return switch (this) {
      case Fields(var fields) ->
          fields.values().stream().anyMatch(field -> field.hasAttribute(name));
      case Attribute attribute -> attribute.name().equals(name);
      case Literal _, Block _, BlockList _, BlockMap _ -> false;
    };
  }

  /** Returns the blocks that a body may have, by their types. */
  default Map<String, Shape.Nested> blocks() {
    return switch (this) {
      case Fields(var fields) -> {
        Map<String, Shape.Nested> all = new HashMap<>();
        fields.values().forEach(field -> all.putAll(field.blocks()));
        yield all;
      }
      case Block(String type, Spec content) -> Map.of(type, nested(0, content));
      case BlockList(String type, Spec content) -> Map.of(type, nested(0, content));
      case BlockMap(String type, Spec content) -> Map.of(type, nested(1, content));
      case Attribute _, Literal _ -> Map.of();
    };
  }

  private static Shape.Nested nested(int labels, Spec content) {
    return new Shape.Nested(labels, Shape.of(content.blocks()));
  }
}
