package io.driftwarden.rego.graphql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds fragments that spread themselves (section 5.5.2.2). */
final class FragmentCycles {
  private static final int DEEPEST = 500;

  private final Facts facts;
  private final Set<String> visited = new HashSet<>();
  private final List<Node> path = new ArrayList<>();
  private final Map<String, Integer> open = new HashMap<>();

  FragmentCycles(Facts facts) {
    this.facts = facts;
  }

  void check(Node fragment) throws InvalidGraphQlException {
    if (!visited.add(fragment.name())) {
      return;
    }
    if (path.size() > DEEPEST) {
      throw new InvalidGraphQlException(fragment.position(), "fragments are nested too deep");
    }
    List<Node> spreads = spreads(fragment);
    if (spreads.isEmpty()) {
      return;
    }
    open.put(fragment.name(), path.size());
    for (Node spread : spreads) {
      path.add(spread);
      enter(spread);
      path.removeLast();
    }
    open.remove(fragment.name());
  }

  private void enter(Node spread) throws InvalidGraphQlException {
    Integer start = open.get(spread.name());
    if (start == null) {
      Node inner = facts.document().find("Fragments", spread.name());
      if (inner != null) {
        check(inner);
      }
      return;
    }
    List<String> via =
        path.subList(start, path.size() - 1).stream().map(each -> '"' + each.name() + '"').toList();
    facts.problem(
        spread,
        "Cannot spread fragment \"%s\" within itself%s."
            .formatted(spread.name(), via.isEmpty() ? "" : " via " + String.join(", ", via)));
  }

  /** Returns all spreads in a fragment, those of the last selection within another first. */
  private static List<Node> spreads(Node fragment) {
    List<Node> spreads = new ArrayList<>();
    Deque<List<Node>> left = new ArrayDeque<>();
    left.push(fragment.list("SelectionSet"));
    while (!left.isEmpty()) {
      for (Node selection : left.pop()) {
        if (selection.shape() == Shape.SPREAD) {
          spreads.add(selection);
        } else {
          left.push(selection.list("SelectionSet"));
        }
      }
    }
    return spreads;
  }
}
