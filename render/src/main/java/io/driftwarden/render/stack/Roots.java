package io.driftwarden.render.stack;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which directories are there for themselves, of those that may be made of each other. All that is
 * there is reached from one of them: whoever adds a directory can't keep others from being looked
 * at.
 */
final class Roots {
  /** Whether a directory is there for itself, as far as it says so. */
  enum Said {
    NOTHING,
    ROOT,
    PART
  }

  private final SortedMap<String, Set<String>> parts = new TreeMap<>();
  private final Map<String, Said> said = new HashMap<>();

  /**
   * Adds a directory.
   *
   * @param made the directories that it is made of
   */
  void add(String directory, Set<String> made, Said itself) {
    parts.put(directory, made);
    said.put(directory, itself);
  }

  Set<String> find() {
    Set<String> used = new HashSet<>();
    parts.values().forEach(used::addAll);
    Set<String> roots = new TreeSet<>();
    Set<String> reached = new HashSet<>();
    for (String directory : parts.keySet()) {
      if (!used.contains(directory) || said.get(directory) == Said.ROOT) {
        roots.add(directory);
        reach(directory, reached);
      }
    }
    for (String directory : parts.keySet()) {
      if (!reached.contains(directory)) {
        roots.add(directory);
        reach(directory, reached);
      }
    }
    roots.removeIf(directory -> said.get(directory) == Said.PART);
    return roots;
  }

  /** Returns why a directory is none of the roots. */
  LeftOut whyNot(String directory) {
    if (said.get(directory) == Said.PART) {
      return new LeftOut(LeftOut.Reason.COMPONENT, directory);
    }
    String user =
        parts.keySet().stream()
            .filter(other -> !other.equals(directory))
            .filter(other -> parts.getOrDefault(other, Set.of()).contains(directory))
            .findFirst()
            .orElse("");
    return new LeftOut(LeftOut.Reason.USED, user);
  }

  Set<String> all() {
    return parts.keySet();
  }

  private void reach(String root, Set<String> reached) {
    Deque<String> open = new ArrayDeque<>(Set.of(root));
    while (!open.isEmpty()) {
      String directory = open.removeFirst();
      if (reached.add(directory)) {
        open.addAll(parts.getOrDefault(directory, Set.of()));
      }
    }
  }
}
