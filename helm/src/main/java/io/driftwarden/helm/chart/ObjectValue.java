package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.yaml.Node;
import java.util.List;
import java.util.Optional;

/**
 * One value of an object that a chart makes.
 *
 * @param document the file that wrote it, from the chart's name on
 * @param object {@code kind/namespace/name}, or {@code kind/name} where it names no namespace
 * @param path keys of mappings as text, indexes of lists as decimal numbers; it may lead to what is
 *     not there
 * @param place where the templates write it, or the nearest thing above it that is there
 */
public record ObjectValue(String document, String object, List<String> path, Place place) {
  public ObjectValue {
    path = List.copyOf(path);
  }

  /** What a path leads to, or what is nearest above it. */
  record Found(Node node, boolean exact) {}

  /** Returns what the path leads to in an object. */
  Found in(Node.Mapping object) {
    Node here = object;
    for (String step : path) {
      Optional<Node> next = step(here, step);
      if (next.isEmpty()) {
        return new Found(here, false);
      }
      here = next.get();
    }
    return new Found(here, true);
  }

  private static Optional<Node> step(Node node, String step) {
    return switch (node) {
      case Node.Mapping mapping -> mapping.get(step);
      case Node.Sequence sequence -> item(sequence.items(), step);
      case Node.Null _, Node.Bool _, Node.Number _, Node.Text _ -> Optional.empty();
    };
  }

  private static Optional<Node> item(List<Node> items, String step) {
    boolean isIndex = step.matches("[0-9]{1,8}") && Integer.parseInt(step) < items.size();
    return isIndex ? Optional.of(items.get(Integer.parseInt(step))) : Optional.empty();
  }

  /** Returns its name: an item of a list goes by the list's. */
  String key() {
    return Setting.key(path);
  }
}
