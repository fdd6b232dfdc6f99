package io.driftwarden.yaml;

import java.util.List;
import java.util.Map;

/**
 * Merge keys ({@code <<}, yaml.org/type/merge.html): what is written out wins over what is merged.
 */
final class MergeKeys {
  private MergeKeys() {}

  static void into(Map<String, Node.Entry> entries, List<Node> merged) {
    for (Node node : merged) {
      switch (node) {
        case Node.Mapping mapping -> add(entries, mapping);
        case Node.Sequence sequence -> addAll(entries, sequence);
        case Node.Null _, Node.Bool _, Node.Number _, Node.Text _ ->
            throw YamlProblem.mergeNeedsMapping(node.place());
      }
    }
  }

  /** The earlier mapping of a list wins. */
  private static void addAll(Map<String, Node.Entry> entries, Node.Sequence sequence) {
    for (Node item : sequence.items()) {
      if (!(item instanceof Node.Mapping mapping)) {
        throw YamlProblem.mergeNeedsMapping(item.place());
      }
      add(entries, mapping);
    }
  }

  private static void add(Map<String, Node.Entry> entries, Node.Mapping mapping) {
    mapping.entries().forEach(entry -> entries.putIfAbsent(entry.key(), entry));
  }
}
