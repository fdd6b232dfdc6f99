package io.driftwarden.rego.builtin;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.SetValue;
import io.driftwarden.rego.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Graphs: objects whose values are the neighbours of their keys. */
final class Graphs {
  static final Table TABLE =
      new Table()
          .add("graph.reachable(object, array|set) set", Graphs::reachable)
          .add("graph.reachable_paths(object, array|set) set", Graphs::paths);

  private Graphs() {}

  private static List<Value> edges(ObjectValue graph, Value node) {
    Value edges = graph.get(node);
    return edges == null ? List.of() : Operands.elements(edges);
  }

  private static Value reachable(Environment env, Operands in) {
    Set<Value> reached = new HashSet<>();
    Deque<Value> queue = new ArrayDeque<>(in.elements(1));
    while (!queue.isEmpty()) {
      Value node = queue.poll();
      env.charge(1);
      if (in.object(0).get(node) != null && reached.add(node)) {
        queue.addAll(edges(in.object(0), node));
      }
    }
    return SetValue.of(reached);
  }

  private static Value paths(Environment env, Operands in) {
    Set<Value> found = new HashSet<>();
    for (Value start : in.elements(1)) {
      if (in.object(0).get(start) != null) {
        follow(env, in.object(0), new LinkedHashSet<>(List.of(start)), found);
      }
    }
    return SetValue.of(found);
  }

  /** Goes on from the last node of each path, with a stack of its own since paths may be long. */
  private static void follow(
      Environment env, ObjectValue graph, Set<Value> start, Set<Value> found) {
    Deque<List<Value>> open = new ArrayDeque<>();
    open.push(new ArrayList<>(start));
    while (!open.isEmpty()) {
      List<Value> path = open.pop();
      env.charge(path.size());
      List<Value> edges = edges(graph, path.getLast());
      if (edges.isEmpty()) {
        found.add(ArrayValue.of(path));
      }
      for (Value next : edges) {
        if (path.contains(next) || graph.get(next) == null) {
          found.add(ArrayValue.of(path));
        } else {
          List<Value> longer = new ArrayList<>(path);
          longer.add(next);
          open.push(longer);
        }
      }
    }
  }
}
