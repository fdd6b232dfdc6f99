package io.driftwarden.render.terraform;

import io.driftwarden.yaml.Node;
import java.util.List;
import java.util.Optional;

/** Ways into JSON of which the shape is known; what has another shape is as if it weren't there. */
final class Nodes {
  private Nodes() {}

  static Optional<Node.Mapping> mapping(Node node) {
    return node instanceof Node.Mapping mapping ? Optional.of(mapping) : Optional.empty();
  }

  static Optional<Node.Mapping> mapping(Node.Mapping around, String key) {
    return around.get(key).flatMap(Nodes::mapping);
  }

  static List<Node.Mapping> mappings(Node.Mapping around, String key) {
    return items(around, key).stream().flatMap(item -> mapping(item).stream()).toList();
  }

  static List<Node> items(Node.Mapping around, String key) {
    return around.get(key).orElse(null) instanceof Node.Sequence sequence
        ? sequence.items()
        : List.of();
  }
}
