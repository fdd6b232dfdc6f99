package io.driftwarden.controller.target.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One place where two versions of an object differ.
 *
 * @param path keys, and for list items their index: the live one's where the item is live
 * @param live a missing node where there is nothing
 * @param wanted a missing node where there is nothing
 */
record Difference(List<String> path, JsonNode live, JsonNode wanted) {

  /** Returns the differences, nearest to the leaves, in the order of the live version. */
  static List<Difference> between(JsonNode live, JsonNode wanted) {
    List<Difference> found = new ArrayList<>();
    new Walk(found).compare(List.of(), live, wanted);
    return found;
  }

  private record Walk(List<Difference> found) {

    void compare(List<String> path, JsonNode live, JsonNode wanted) {
      if (live.equals(wanted)) {
        return;
      }
      if (live instanceof ObjectNode a && wanted instanceof ObjectNode b) {
        compareFields(path, a, b);
      } else if (live instanceof ArrayNode a && wanted instanceof ArrayNode b) {
        compareItems(path, a, b);
      } else {
        found.add(new Difference(path, live, wanted));
      }
    }

    private void compareFields(List<String> path, ObjectNode live, ObjectNode wanted) {
      Set<String> names = new LinkedHashSet<>(live.propertyNames());
      names.addAll(wanted.propertyNames());
      names.forEach(name -> compare(append(path, name), live.path(name), wanted.path(name)));
    }

    /** Pairs equal items first, then those of one name, then what is left in order. */
    private void compareItems(List<String> path, ArrayNode live, ArrayNode wanted) {
      List<Integer> mine = indexes(live);
      List<Integer> theirs = indexes(wanted);
      mine.removeIf(i -> take(theirs, j -> live.get(i).equals(wanted.get(j))).isPresent());
      mine.removeIf(i ->
          take(theirs, j -> sameName(live.get(i), wanted.get(j)))
              .map(j -> compared(append(path, i), live.get(i), wanted.get(j)))
              .orElse(false));
      boolean pairs = mine.size() == theirs.size();
      for (int i : mine) {
        JsonNode other = pairs ? wanted.get(theirs.removeFirst()) : wanted.path(-1);
        compare(append(path, i), live.get(i), other);
      }
      theirs.forEach(j -> compare(append(path, j), live.path(-1), wanted.get(j)));
    }

    private boolean compared(List<String> path, JsonNode live, JsonNode wanted) {
      compare(path, live, wanted);
      return true;
    }

    private static boolean sameName(JsonNode one, JsonNode other) {
      return one.path("name").isString() && one.path("name").equals(other.path("name"));
    }

    private static Optional<Integer> take(
        List<Integer> from, java.util.function.IntPredicate wanted) {
      Optional<Integer> first = from.stream().filter(wanted::test).findFirst();
      first.ifPresent(from::remove);
      return first;
    }

    private static List<Integer> indexes(ArrayNode list) {
      List<Integer> indexes = new ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        indexes.add(i);
      }
      return indexes;
    }

    private static List<String> append(List<String> path, Object step) {
      List<String> longer = new ArrayList<>(path);
      longer.add(String.valueOf(step));
      return longer;
    }
  }
}
