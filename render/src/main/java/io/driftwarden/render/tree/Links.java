package io.driftwarden.render.tree;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Resolves paths through the symbolic links of a tree, and never out of it. */
public final class Links {
  private static final int MOST_HOPS = 16;

  private Links() {}

  /**
   * Returns what stands at a path once each link on the way has been followed.
   *
   * @throws DiagnosticException if a link leads out of the repository, or in a circle
   */
  public static Optional<Entry> resolve(Tree tree, String path) {
    return resolve(tree, path, path, 0);
  }

  private static Optional<Entry> resolve(Tree tree, String path, String asked, int hops) {
    Deque<String> done = new ArrayDeque<>();
    Deque<String> left = new ArrayDeque<>(List.of(path.split("/")));
    Optional<Entry> here = tree.entry("");
    while (!left.isEmpty()) {
      String step = left.removeFirst();
      if (step.isEmpty() || step.equals(".")) {
        continue;
      }
      if (step.equals("..")) {
        if (done.pollLast() == null) {
          throw leavesTheRepository(asked);
        }
        here = tree.entry(String.join("/", done));
        continue;
      }
      done.addLast(step);
      here = tree.entry(String.join("/", done));
      if (here.isPresent() && here.get() instanceof Entry.Link link) {
        if (hops >= MOST_HOPS) {
          throw circle(asked);
        }
        if (link.target().startsWith("/")) {
          throw leavesTheRepository(link.path());
        }
        done.removeLast();
        String rest = left.isEmpty() ? "" : "/" + String.join("/", left);
        String next = String.join("/", done) + "/" + link.target() + rest;
        return resolve(tree, next, link.path(), hops + 1);
      }
    }
    return here;
  }

  private static DiagnosticException leavesTheRepository(String path) {
    return new DiagnosticException(
        Diagnostic.error(
            "link_leaves_repository",
            "Link leads out of the repository",
            "Only files of the repository are read. Replace the link by the file itself.",
            Place.of(path)));
  }

  private static DiagnosticException circle(String path) {
    return new DiagnosticException(
        Diagnostic.error(
            "link_circle",
            "Links lead in a circle",
            "Following this link never ends at a file. Remove it or point it at one.",
            Place.of(path)));
  }
}
