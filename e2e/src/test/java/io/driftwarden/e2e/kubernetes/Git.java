package io.driftwarden.e2e.kubernetes;

import io.driftwarden.controller.target.Desired;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.render.Rendering;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Stack;
import io.driftwarden.render.Value;
import io.driftwarden.render.tree.MapTree;
import io.driftwarden.render.tree.ReadSet;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Manifests as the renderer would give them, each value at its place in one file. */
final class Git {
  private Git() {}

  /** Returns the objects of manifests that are documents of one file, {@code app.yaml}. */
  static Desired has(String... manifests) {
    List<Resource> resources = resources(manifests);
    return new Desired(
        new Rendering(
            new Stack("clusters/dev", Stack.Kind.KUBERNETES), resources, List.of(), ReadSet.EMPTY),
        new MapTree(Map.of()));
  }

  private static List<Resource> resources(String... manifests) {
    return Stream.of(String.join("---\n", manifests))
        .flatMap(text -> YamlReader.read(new Source("app.yaml", text)).stream())
        .filter(Node.Mapping.class::isInstance)
        .map(node -> resource((Value.Mapping) value(node)))
        .toList();
  }

  private static Resource resource(Value.Mapping object) {
    String kind = text(object, "kind");
    Value.Mapping metadata = (Value.Mapping) object.get("metadata").orElseThrow();
    String name = text(metadata, "name");
    String namespace = metadata.get("namespace").isPresent() ? text(metadata, "namespace") : "";
    return new Resource(
        String.join("/", kind, namespace, name),
        Resource.Kind.KUBERNETES,
        text(object, "apiVersion") + "/" + kind,
        name,
        object,
        object.place());
  }

  private static String text(Value.Mapping mapping, String key) {
    return ((Value.Text) mapping.get(key).orElseThrow()).value();
  }

  private static Value value(Node node) {
    return switch (node) {
      case Node.Null(var place) -> new Value.Null(place);
      case Node.Bool(var value, var place) -> new Value.Bool(value, place);
      case Node.Number(var value, var _, var place) -> new Value.Number(value, place);
      case Node.Text(var value, var place) -> new Value.Text(value, place);
      case Node.Sequence(var items, var place) ->
          new Value.Sequence(items.stream().map(Git::value).toList(), place);
      case Node.Mapping(var entries, var place) -> {
        LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
        entries.forEach(entry -> fields.put(entry.key(), value(entry.value())));
        yield new Value.Mapping(fields, place);
      }
    };
  }
}
