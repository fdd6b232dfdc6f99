package io.driftwarden.controller.target.terraform;

import io.driftwarden.controller.target.Change;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One place where two values differ. What is not set is null.
 *
 * @param path keys, and for list items their index: that of {@code from} where the item is in it
 */
record Difference(List<String> path, @Nullable Object from, @Nullable Object to) {

  /** Returns the differences, nearest to the leaves. */
  static List<Difference> between(@Nullable Object from, @Nullable Object to) {
    List<Difference> found = new ArrayList<>();
    new Walk(found).compare(List.of(), from, to);
    return found;
  }

  /** Returns it as a change shows it. */
  Change.Field field() {
    return new Change.Field(path, shown(from), shown(to));
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "" : Marked.shown(value);
  }

  private record Walk(List<Difference> found) {

    void compare(List<String> path, @Nullable Object from, @Nullable Object to) {
      if (Objects.equals(from, to)) {
        return;
      }
      if (from instanceof Map<?, ?> a && to instanceof Map<?, ?> b) {
        fields(path, a, b);
      } else if (from instanceof List<?> a && to instanceof List<?> b) {
        items(path, a, b);
      } else {
        found.add(new Difference(path, from, to));
      }
    }

    private void fields(List<String> path, Map<?, ?> from, Map<?, ?> to) {
      Set<Object> names = new LinkedHashSet<>(from.keySet());
      names.addAll(to.keySet());
      names.forEach(name -> compare(append(path, name), from.get(name), to.get(name)));
    }

    /** Pairs equal items first; what is left is paired in order where both have as much of it. */
    private void items(List<String> path, List<?> from, List<?> to) {
      List<Integer> mine = indexes(from);
      List<Integer> theirs = indexes(to);
      mine.removeIf(i -> take(theirs, from.get(i), to));
      boolean pairs = mine.size() == theirs.size();
      for (int i : mine) {
        compare(append(path, i), from.get(i), pairs ? to.get(theirs.removeFirst()) : null);
      }
      theirs.forEach(j -> compare(append(path, j), null, to.get(j)));
    }

    private static boolean take(List<Integer> theirs, @Nullable Object item, List<?> to) {
      return theirs.stream()
          .filter(j -> Objects.equals(item, to.get(j)))
          .findFirst()
          .map(theirs::remove)
          .isPresent();
    }

    private static List<Integer> indexes(List<?> list) {
      return new ArrayList<>(IntStream.range(0, list.size()).boxed().toList());
    }

    private static List<String> append(List<String> path, Object step) {
      List<String> longer = new ArrayList<>(path);
      longer.add(String.valueOf(step));
      return longer;
    }
  }
}
