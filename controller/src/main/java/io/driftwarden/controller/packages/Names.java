package io.driftwarden.controller.packages;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;

/** The directories that paths are below, where only files have entries. */
final class Names {
  private Names() {}

  static boolean hasDirectory(NavigableMap<String, ?> files, String path) {
    String prefix = path + "/";
    String next = files.ceilingKey(prefix);
    return path.isEmpty() || (next != null && next.startsWith(prefix));
  }

  /** Returns the paths of what is directly in a directory. */
  static List<String> in(NavigableMap<String, ?> files, String directory) {
    String prefix = directory.isEmpty() ? "" : directory + "/";
    List<String> children = new ArrayList<>();
    String next = files.ceilingKey(prefix);
    while (next != null && next.startsWith(prefix)) {
      int slash = next.indexOf('/', prefix.length());
      String child = slash < 0 ? next : next.substring(0, slash);
      if (children.isEmpty() || !children.getLast().equals(child)) {
        children.add(child);
      }
      // What is below the child ends where 0, the character after /, begins.
      next = slash < 0 ? files.higherKey(child) : files.ceilingKey(child + "0");
    }
    return children;
  }
}
