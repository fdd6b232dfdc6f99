package io.driftwarden.hcl.function;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths with slashes, by their text alone, as Go's package filepath sees them. */
final class Slashes {
  private Slashes() {}

  /** Returns the shortest path that means the same. */
  static String clean(String path) {
    boolean rooted = path.startsWith("/");
    Deque<String> steps = new ArrayDeque<>();
    for (String step : path.split("/")) {
      if (step.equals("..") && !steps.isEmpty() && !steps.getLast().equals("..")) {
        steps.removeLast();
      } else if (step.equals("..") && !rooted) {
        steps.addLast(step);
      } else if (!step.isEmpty() && !step.equals(".") && !step.equals("..")) {
        steps.addLast(step);
      }
    }
    String joined = String.join("/", steps);
    return rooted ? "/" + joined : joined.isEmpty() ? "." : joined;
  }

  static String dir(String path) {
    return clean(path.substring(0, path.lastIndexOf('/') + 1));
  }

  static String base(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    if (end == 0) {
      return path.isEmpty() ? "." : "/";
    }
    return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
  }
}
