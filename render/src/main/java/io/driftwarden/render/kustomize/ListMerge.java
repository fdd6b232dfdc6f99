package io.driftwarden.render.kustomize;

import io.driftwarden.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The merge of a list whose elements are known by keys. The patch's elements come first, merged
 * with those that they meet, then the others, in their order.
 *
 * <p>With two keys, of which the second may be left out ({@code containerPort} and {@code
 * protocol}), this follows kustomize to the letter, since what it does there follows from no rule.
 */
final class ListMerge {
  private final Node.Sequence target;
  private final List<String> keys;
  private final String type;

  /** The target's elements, as they are merged. */
  private final List<Node> own;

  private final List<Node> changes;

  private ListMerge(Node.Sequence target, List<Node> own, List<Node> changes, Kinds.Field field) {
    this.target = target;
    this.keys = field.keys();
    this.type = field.type();
    this.own = own;
    this.changes = changes;
  }

  /** Merges a patch's list into one. */
  static Node.Sequence of(Node.Sequence target, List<Node> patch, Kinds.Field field) {
    List<Node> own = new ArrayList<>(target.items());
    return new ListMerge(target, own, new ArrayList<>(patch), field).merged();
  }

  /** Takes a patch's list where there is none. */
  static Node.Sequence ofNew(Node.Sequence patch, Kinds.Field field) {
    List<Node> own = new ArrayList<>(patch.items());
    return new ListMerge(patch, own, own, field).merged();
  }

  private Node.Sequence merged() {
    boolean untouched = own.size() == 1 && (changes.isEmpty() || own.equals(changes));
    if (untouched && !keys.isEmpty() && isNameless(own.getFirst())) {
      return target;
    }
    return new Node.Sequence(keys.isEmpty() ? union() : byKeys(), target.place());
  }

  private boolean isNameless(Node item) {
    return keys.stream()
        .allMatch(
            key -> !(item instanceof Node.Mapping mapping) || Edits.text(mapping, key).isEmpty());
  }

  /** Scalars are known by themselves. */
  private List<Node> union() {
    Map<String, Node> union = new LinkedHashMap<>();
    changes.forEach(item -> union.putIfAbsent(Edits.scalar(item), item));
    own.forEach(item -> union.putIfAbsent(Edits.scalar(item), item));
    return List.copyOf(union.values());
  }

  private List<Node> byKeys() {
    List<List<String>> all = values();
    List<Node> merged = new ArrayList<>();
    List<String> used = usedKeys(all);
    for (List<String> values : all) {
      Element element = new Element(used, used(values, used));
      Node node = merge(element);
      if (StrategicMerge.isNothing(node) || isEmptyMapping(node)) {
        element.put(own, null);
      } else {
        element.put(merged, node);
      }
    }
    for (Node item : List.copyOf(own)) {
      append(merged, item, used);
    }
    return merged;
  }

  /** Returns the values of the keys of each element, the patch's first, none twice. */
  private List<List<String>> values() {
    Set<List<String>> seen = new LinkedHashSet<>();
    changes.forEach(item -> seen.add(values(item)));
    own.forEach(item -> seen.add(values(item)));
    List<List<String>> all = new ArrayList<>(seen);
    if (keys.size() > 1) {
      shareValues(all);
    }
    return all;
  }

  private List<String> values(Node item) {
    List<String> values =
        keys.stream()
            .map(key -> item instanceof Node.Mapping mapping ? Edits.text(mapping, key) : "")
            .toList();
    if (isNameless(item)) {
      throw KustomizeProblem.badPatch(
          "Elements of this list are known by their %s, and this one has none."
              .formatted(String.join(" and ", keys)),
          item.place());
    }
    return values;
  }

  /** Elements of which one leaves out a key and the other doesn't are taken to be the same. */
  private static void shareValues(List<List<String>> all) {
    for (int i = 0; i < all.size(); i++) {
      for (int j = 0; j < all.size(); j++) {
        Optional<List<String>> shared = shared(all.get(i), all.get(j));
        if (shared.isPresent()) {
          all.set(i, shared.get());
          all.set(j, shared.get());
        }
      }
    }
  }

  private static Optional<List<String>> shared(List<String> a, List<String> b) {
    boolean common = false;
    List<String> shared = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      common |= a.get(i).equals(b.get(i));
      if (!a.get(i).equals(b.get(i)) && !a.get(i).isEmpty() && !b.get(i).isEmpty()) {
        return Optional.empty();
      }
      shared.add(a.get(i).isEmpty() ? b.get(i) : a.get(i));
    }
    return common ? Optional.of(shared) : Optional.empty();
  }

  /** Returns the keys that any of the elements has. */
  private List<String> usedKeys(List<List<String>> all) {
    return IntStream.range(0, keys.size())
        .filter(i -> all.stream().anyMatch(values -> !values.get(i).isEmpty()))
        .mapToObj(keys::get)
        .toList();
  }

  private List<String> used(List<String> values, List<String> used) {
    return IntStream.range(0, keys.size())
        .filter(i -> used.contains(keys.get(i)))
        .mapToObj(values::get)
        .toList();
  }

  private @Nullable Node merge(Element element) {
    Element asked = element.withoutBlanks();
    int ownIndex = asked.indexIn(own);
    int changeIndex = asked.indexIn(changes);
    Node mine = ownIndex < 0 ? null : own.get(ownIndex);
    Node change = changeIndex < 0 ? null : changes.get(changeIndex);
    Node merged = StrategicMerge.merge(mine, change, type);
    if (merged instanceof Node.Mapping mapping && !mapping.entries().isEmpty()) {
      merged = element.completed(mapping);
    }
    boolean inPlace = mine != null && (change == null || !StrategicMerge.replaces(change));
    if (inPlace && merged != null) {
      own.set(ownIndex, merged);
    }
    return merged;
  }

  private static boolean isEmptyMapping(@Nullable Node node) {
    return node instanceof Node.Mapping mapping && mapping.entries().isEmpty();
  }

  private static void append(List<Node> list, Node item, List<String> keys) {
    List<String> values = new ArrayList<>();
    for (String key : keys) {
      Optional<Node> value =
          item instanceof Node.Mapping mapping ? mapping.get(key) : Optional.empty();
      if (value.isEmpty()) {
        list.add(item);
      } else {
        values.add(Edits.scalar(value.get()));
      }
    }
    Element element = new Element(keys, values);
    if (keys.size() > 1) {
      element.put(list, null);
    }
    element.put(list, item);
  }

  /** What elements are looked for: the values of some keys. */
  private record Element(List<String> keys, List<String> values) {
    Element withoutBlanks() {
      List<String> named = new ArrayList<>();
      List<String> given = new ArrayList<>();
      for (int i = 0; i < keys.size(); i++) {
        if (!values.get(i).isEmpty()) {
          named.add(keys.get(i));
          given.add(values.get(i));
        }
      }
      return new Element(named, given);
    }

    int indexIn(List<Node> list) {
      list.stream().findFirst().ifPresent(item -> Work.count(list.size(), item.place()));
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i) instanceof Node.Mapping mapping && isExactly(mapping)) {
          return i;
        }
      }
      return -1;
    }

    private boolean isExactly(Node.Mapping mapping) {
      for (int i = 0; i < keys.size(); i++) {
        Optional<Node> value = mapping.get(keys.get(i));
        if (value.isEmpty() || !Edits.scalar(value.get()).equals(values.get(i))) {
          return false;
        }
      }
      return true;
    }

    /** A blank value, and one that isn't given, matches any. */
    private boolean isLike(Node.Mapping mapping) {
      for (int i = 0; i < Math.min(keys.size(), values.size()); i++) {
        Optional<Node> value = mapping.get(keys.get(i));
        boolean any = values.get(i).isEmpty();
        if (value.isEmpty() || (!any && !Edits.scalar(value.get()).equals(values.get(i)))) {
          return false;
        }
      }
      return true;
    }

    /** Puts a node in the place of those that are like it, or at the end; null takes them out. */
    void put(List<Node> list, @Nullable Node node) {
      list.stream().findFirst().ifPresent(item -> Work.count(list.size(), item.place()));
      List<Node> changed = new ArrayList<>();
      boolean found = false;
      for (Node item : list) {
        if (!(item instanceof Node.Mapping mapping) || !isLike(mapping)) {
          changed.add(item);
        } else {
          found = true;
          if (node != null) {
            changed.add(node);
          }
        }
      }
      if (!found && node != null) {
        changed.add(node);
      }
      list.clear();
      list.addAll(changed);
    }

    Node.Mapping completed(Node.Mapping mapping) {
      Node.Mapping completed = mapping;
      for (int i = 0; i < keys.size(); i++) {
        if (completed.get(keys.get(i)).isEmpty() && !values.get(i).isEmpty()) {
          Node value = new Node.Text(values.get(i), mapping.place());
          completed = Edits.with(completed, keys.get(i), value);
        }
      }
      return completed;
    }
  }
}
