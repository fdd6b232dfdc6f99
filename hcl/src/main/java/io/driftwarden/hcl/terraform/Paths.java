package io.driftwarden.hcl.terraform;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Paths inside a repository. */
public final class Paths {
  private Paths() {}

  /** Returns the path that is meant from a directory; empty if it leads out of the repository. */
  public static Optional<String> resolve(String directory, String path) {
    Deque<String> steps = new ArrayDeque<>();
    for (String step : (path.startsWith("/") ? path : directory + "/" + path).split("/")) {
      if (step.equals("..")) {
        if (steps.pollLast() == null) {
          return Optional.empty();
        }
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.addLast(step);
      }
    }
    return path.startsWith("/") ? Optional.empty() : Optional.of(String.join("/", steps));
  }

  static String join(String directory, String name) {
    return directory.isEmpty() ? name : directory + "/" + name;
  }

  /**
   * Returns how a module's directory is named from the root module's, as {@code path.module} is.
   */
  static String relative(String from, String to) {
    String[] a = from.isEmpty() ? new String[0] : from.split("/");
    String[] b = to.isEmpty() ? new String[0] : to.split("/");
    int common = 0;
    while (common < a.length && common < b.length && a[common].equals(b[common])) {
      common++;
    }
    StringBuilder out = new StringBuilder();
    out.repeat("../", a.length - common);
    for (int i = common; i < b.length; i++) {
      out.append(b[i]).append('/');
    }
    return out.isEmpty() ? "." : out.substring(0, out.length() - 1);
  }
}
