package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.NumberText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a mapping gives the fields of a Go struct, as Helm reads its own files: a field that is text
 * takes any scalar, and nothing else but null.
 */
record StructFields(Node.Mapping mapping) {
  private static final StructFields NOTHING =
      new StructFields(new Node.Mapping(List.of(), Place.of("")));

  Place place() {
    return mapping.place();
  }

  /** Returns where a field has its value, or the mapping where it has none. */
  Place place(String key) {
    return mapping.get(key).map(Node::place).orElse(mapping.place());
  }

  /** Returns a text, empty where there is none. */
  String text(String key) {
    return mapping.get(key).map(node -> text(key, node)).orElse("");
  }

  List<String> texts(String key) {
    return items(key).stream().map(item -> text(key, item)).toList();
  }

  Map<String, String> textsByName(String key) {
    Map<String, String> texts = new TreeMap<>();
    for (Node.Entry entry : object(key).mapping().entries()) {
      texts.put(entry.key(), text(entry.key(), entry.value()));
    }
    return texts;
  }

  /** Returns a mapping, empty where there is none. */
  StructFields object(String key) {
    return switch (mapping.get(key).orElse(null)) {
      case null -> NOTHING;
      case Node.Null _ -> NOTHING;
      case Node.Mapping found -> new StructFields(found);
      case Node.Bool _, Node.Number _, Node.Text _, Node.Sequence _ ->
          throw ChartProblem.wrongField(key, "a mapping", place(key));
    };
  }

  boolean truth(String key) {
    return switch (mapping.get(key).orElse(null)) {
      case null -> false;
      case Node.Null _ -> false;
      case Node.Bool bool -> bool.value();
      case Node.Number _, Node.Text _, Node.Sequence _, Node.Mapping _ ->
          throw ChartProblem.wrongField(key, "true or false", place(key));
    };
  }

  /** Returns a list of mappings. */
  List<StructFields> objects(String key) {
    return items(key).stream()
        .map(item -> {
          if (!(item instanceof Node.Mapping found)) {
            throw ChartProblem.wrongField(key, "a list of mappings", item.place());
          }
          return new StructFields(found);
        })
        .toList();
  }

  /** Returns the items of a list of anything. */
  List<Node> items(String key) {
    Optional<Node> found = mapping.get(key).filter(node -> !(node instanceof Node.Null));
    return found
        .map(node -> {
          if (!(node instanceof Node.Sequence list)) {
            throw ChartProblem.wrongField(key, "a list", node.place());
          }
          return list.items();
        })
        .orElse(List.of());
  }

  private static String text(String key, Node node) {
    return switch (node) {
      case Node.Null _ -> "";
      case Node.Text text -> text.value();
      case Node.Bool bool -> Boolean.toString(bool.value());
      case Node.Number number -> NumberText.of(number);
      case Node.Sequence _, Node.Mapping _ ->
          throw ChartProblem.wrongField(key, "text", node.place());
    };
  }
}
