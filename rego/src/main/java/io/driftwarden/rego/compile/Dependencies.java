package io.driftwarden.rego.compile;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.rego.plan.Node;
import io.driftwarden.rego.plan.Operand;
import io.driftwarden.rego.syntax.Span;
import io.driftwarden.rego.value.StringValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which rules ask for which; none may ask for itself, however far round. */
final class Dependencies {
  private final Map<Node, Set<Node>> uses = new HashMap<>();
  private final Map<Node, Span> places = new HashMap<>();

  void declare(Node node, Span span) {
    places.putIfAbsent(node, span);
  }

  void use(Node user, Node used) {
    uses.computeIfAbsent(user, _ -> new LinkedHashSet<>()).add(used);
  }

  /** Notes every rule that a ref from a node along a path may ask for. */
  void use(Node user, Node from, List<Operand> path) {
    if (from.kind() != Node.Kind.PACKAGE) {
      use(user, from);
    }
    if (from.kind() == Node.Kind.COMPLETE || from.kind() == Node.Kind.SET) {
      return;
    }
    boolean named = !path.isEmpty() && path.getFirst() instanceof Operand.Constant(StringValue _);
    List<Operand> rest = path.isEmpty() ? path : path.subList(1, path.size());
    if (named) {
      String name = ((StringValue) ((Operand.Constant) path.getFirst()).value()).text();
      from.child(name).ifPresent(child -> use(user, child, rest));
    } else if (path.isEmpty() || !(path.getFirst() instanceof Operand.Constant)) {
      from.children().values().forEach(child -> use(user, child, rest));
    }
  }

  /** Adds a problem for each circle. Walks with a stack of its own, since chains may be long. */
  void check(Problems problems) {
    Set<Node> done = new HashSet<>();
    for (Node start : places.keySet()) {
      check(start, done, problems);
    }
  }

  private record Visit(Node node, List<Node> left) {}

  private void check(Node start, Set<Node> done, Problems problems) {
    List<Visit> path = new ArrayList<>();
    Set<Node> onPath = new HashSet<>();
    push(start, path, onPath, done);
    while (!path.isEmpty()) {
      Visit visit = path.getLast();
      if (visit.left().isEmpty()) {
        path.removeLast();
        onPath.remove(visit.node());
        done.add(visit.node());
      } else {
        Node next = visit.left().removeFirst();
        if (onPath.contains(next)) {
          report(next, path, problems);
        } else {
          push(next, path, onPath, done);
        }
      }
    }
  }

  private void push(Node node, List<Visit> path, Set<Node> onPath, Set<Node> done) {
    if (!done.contains(node)) {
      path.add(new Visit(node, new ArrayList<>(uses.getOrDefault(node, Set.of()))));
      onPath.add(node);
    }
  }

  private void report(Node node, List<Visit> path, Problems problems) {
    List<Node> nodes = path.stream().map(Visit::node).toList();
    String circle =
        nodes.subList(nodes.indexOf(node), nodes.size()).stream()
            .map(Node::name)
            .collect(Collectors.joining(" -> "));
    Span span = places.get(node);
    Diagnostic problem =
        Diagnostic.error(
            "rego_recursion_error",
            "Rule asks for itself",
            "rule %s is recursive: %s -> %s".formatted(node.name(), circle, node.name()),
            span == null ? null : span.place());
    for (Node other : nodes.subList(nodes.indexOf(node) + 1, nodes.size())) {
      Span place = places.get(other);
      problem = place == null ? problem : problem.and(place.place(), "which leads over this one");
    }
    problems.add(problem);
  }
}
