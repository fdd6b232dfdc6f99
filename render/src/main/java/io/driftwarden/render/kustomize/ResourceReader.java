package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.Source;
import io.driftwarden.render.kubernetes.Lack;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Reads the objects of a file of manifests or patches; lists are taken apart. */
final class ResourceReader {
  private ResourceReader() {}

  static List<Node.Mapping> read(Source source) {
    return objects(YamlReader.readStrictCore(source.text(), source::place));
  }

  /** Reads the objects in a text of a kustomization. */
  static List<Node.Mapping> read(Node.Text text, Kustomization kustomization) {
    return objects(YamlReader.readStrictCore(text.value(), kustomization.placesIn(text)));
  }

  /** Returns the objects among documents, those in lists after the others, as kustomize has it. */
  static List<Node.Mapping> objects(List<Node> documents) {
    Deque<Node> left = new ArrayDeque<>(documents);
    List<Node.Mapping> objects = new ArrayList<>();
    while (!left.isEmpty()) {
      Node document = left.removeFirst();
      if (document instanceof Node.Null
          || (document instanceof Node.Mapping empty && empty.entries().isEmpty())) {
        continue;
      }
      Node.Mapping object = object(document);
      Kinds.meet(object);
      Optional<Node> items =
          Edits.text(object, "kind").endsWith("List") ? object.get("items") : Optional.empty();
      if (items.isEmpty()) {
        objects.add(object);
      } else if (items.get() instanceof Node.Sequence list) {
        left.addAll(list.items());
      }
    }
    return objects;
  }

  private static Node.Mapping object(Node document) {
    boolean isObject =
        document instanceof Node.Mapping mapping
            && !Edits.text(mapping, "kind").isEmpty()
            && (Edits.text(mapping, "kind").endsWith("List")
                || !Edits.text(Edits.mapping(mapping, "metadata"), "name").isEmpty());
    if (isObject && document instanceof Node.Mapping object) {
      return object;
    }
    Lack lack = Lack.of(document, List.of("kind", "metadata.name"));
    throw KustomizeProblem.of(
        "kustomize_object", "This is no Kubernetes object", lack.detail(), lack.place());
  }
}
