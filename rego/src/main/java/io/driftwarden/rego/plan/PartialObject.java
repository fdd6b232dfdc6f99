package io.driftwarden.rego.plan;

import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.SetValue;
import io.driftwarden.rego.value.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An object that rules put entries into, each under a path of keys. */
final class PartialObject {
  /** What is at a key so far. */
  private sealed interface Entry {}

  private record Leaf(Value value) implements Entry {}

  private record Elements(Set<Value> elements) implements Entry {}

  private record Branch(Map<Value, Entry> entries) implements Entry {}

  private final Branch root = new Branch(new HashMap<>());

  void add(Clause clause, Frame frame) {
    Branch at = root;
    List<Operand> path = clause.path();
    for (Operand key : path.subList(0, path.size() - 1)) {
      Entry next = at.entries().computeIfAbsent(key.value(frame), _ -> new Branch(new HashMap<>()));
      if (!(next instanceof Branch branch)) {
        throw Failures.duplicateKey(clause.site());
      }
      at = branch;
    }
    Value key = path.getLast().value(frame);
    Value value = clause.value().value(frame);
    if (clause.isElement()) {
      Entry set = at.entries().computeIfAbsent(key, _ -> new Elements(new HashSet<>()));
      if (!(set instanceof Elements(Set<Value> elements))) {
        throw Failures.duplicateKey(clause.site());
      }
      elements.add(value);
      return;
    }
    Entry before = at.entries().putIfAbsent(key, new Leaf(value));
    if (before != null && !before.equals(new Leaf(value))) {
      throw Failures.duplicateKey(clause.site());
    }
  }

  Value value() {
    return value(root);
  }

  private static Value value(Entry entry) {
    return switch (entry) {
      case Leaf(Value value) -> value;
      case Elements(Set<Value> elements) -> SetValue.of(elements);
      case Branch(Map<Value, Entry> entries) -> {
        Map<Value, Value> made = new HashMap<>();
        entries.forEach((key, element) -> made.put(key, value(element)));
        yield ObjectValue.of(made);
      }
    };
  }
}
