package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.yaml.Node;

/** The limit on how large a resource may grow, since patches and replacements can copy. */
final class Size {
  private static final int MOST_NODES = 200_000;
  private static final int MOST_CHARACTERS = 10 << 20;

  private final Place place;
  private int nodes;
  private int characters;

  private Size(Place place) {
    this.place = place;
  }

  /** Throws if a tree is over the limit, what is shared in it counted as often as it is met. */
  static void check(Node tree, Place place) {
    Size size = new Size(place);
    size.count(tree);
    Work.count(size.nodes, place);
  }

  private void count(Node node) {
    nodes++;
    switch (node) {
      case Node.Mapping mapping -> mapping.entries().forEach(entry -> count(entry.value()));
      case Node.Sequence sequence -> sequence.items().forEach(this::count);
      case Node.Text text -> characters += Math.min(text.value().length(), MOST_CHARACTERS);
      case Node.Null _, Node.Bool _, Node.Number _ -> {}
    }
    if (nodes > MOST_NODES || characters > MOST_CHARACTERS) {
      throw KustomizeProblem.limit(
          "This makes a resource of more than %,d values or %d MB. Copy less."
              .formatted(MOST_NODES, MOST_CHARACTERS >> 20),
          place);
    }
  }
}
