package io.driftwarden.render.stack;

import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.Tree;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Goes through a tree, past what never holds stacks and what its repository ignores. */
final class Walk {
  static final int DEEPEST = 64;
  private static final Set<String> NEVER = Set.of("node_modules");

  private final Tree tree;
  private final Ignored ignored;

  Walk(Tree tree, Ignored ignored) {
    this.tree = tree;
    this.ignored = ignored;
  }

  /** Returns the children of a directory that count. */
  List<Entry> children(String directory) {
    return tree.list(directory).stream().filter(this::counts).toList();
  }

  private boolean counts(Entry child) {
    return !child.name().startsWith(".")
        && !NEVER.contains(child.name())
        && !ignored.has(child.path());
  }

  /** Shows all that counts below a directory. */
  void below(String directory, Consumer<Entry> each) {
    below(directory, each, 0);
  }

  private void below(String directory, Consumer<Entry> each, int depth) {
    for (Entry child : children(directory)) {
      each.accept(child);
      if (child instanceof Entry.Directory && depth < DEEPEST) {
        below(child.path(), each, depth + 1);
      }
    }
  }
}
