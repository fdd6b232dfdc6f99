package io.driftwarden.render.kustomize;

import io.driftwarden.helm.chart.Document;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Objects of a chart as kustomize reads what Helm prints: {@code yes}, {@code on} and their like
 * are texts, which Helm's own readers take for booleans.
 */
final class PrintedObjects {
  private PrintedObjects() {}

  static List<Node.Mapping> objects(Document document) {
    List<Node.Mapping> known = document.objects();
    if (known.isEmpty()) {
      return known;
    }
    List<Node> read =
        YamlReader.readStrictCore(document.text(), (_, _) -> known.getFirst().place()).stream()
            .filter(Node.Mapping.class::isInstance)
            .toList();
    List<Node.Mapping> objects = new ArrayList<>();
    for (int i = 0; i < known.size(); i++) {
      boolean both = i < read.size();
      objects.add(both ? mapping(known.get(i), (Node.Mapping) read.get(i)) : known.get(i));
    }
    return objects;
  }

  /** Returns a node with its places, and with the scalars of the same one read otherwise. */
  private static Node with(Node known, Node read) {
    return switch (known) {
      case Node.Bool bool when read instanceof Node.Text text ->
          new Node.Text(text.value(), bool.place());
      case Node.Mapping mapping when read instanceof Node.Mapping other -> mapping(mapping, other);
      case Node.Sequence list when read instanceof Node.Sequence other -> list(list, other);
      case Node.Null _, Node.Bool _, Node.Number _, Node.Text _, Node.Mapping _, Node.Sequence _ ->
          known;
    };
  }

  private static Node.Mapping mapping(Node.Mapping known, Node.Mapping read) {
    List<Node.Entry> entries = new ArrayList<>();
    for (int i = 0; i < known.entries().size(); i++) {
      Node.Entry entry = known.entries().get(i);
      boolean both = i < read.entries().size();
      entries.add(
          both
              ? new Node.Entry(
                  read.entries().get(i).key(),
                  entry.keyPlace(),
                  with(entry.value(), read.entries().get(i).value()))
              : entry);
    }
    return new Node.Mapping(entries, known.place());
  }

  private static Node.Sequence list(Node.Sequence known, Node.Sequence read) {
    List<Node> items = new ArrayList<>();
    for (int i = 0; i < known.items().size(); i++) {
      Node item = known.items().get(i);
      items.add(i < read.items().size() ? with(item, read.items().get(i)) : item);
    }
    return new Node.Sequence(items, known.place());
  }
}
