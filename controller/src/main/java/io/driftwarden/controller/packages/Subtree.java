package io.driftwarden.controller.packages;

import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.Tree;
import java.util.List;
import java.util.Optional;

/**
 * A directory of a tree as a tree of its own.
 *
 * @param root the directory
 */
record Subtree(Tree tree, String root) implements Tree {
  /** Returns what is inside the one directory that an archive consists of. */
  static Tree only(Tree tree) {
    List<Entry> top =
        tree.list("").stream().filter(entry -> !entry.name().equals("pax_global_header")).toList();
    return top.size() == 1 && top.getFirst() instanceof Entry.Directory directory
        ? new Subtree(tree, directory.path())
        : tree;
  }

  private String inside(String path) {
    return path.isEmpty() ? root : root + "/" + path;
  }

  @Override
  public Optional<Entry> entry(String path) {
    return tree.entry(inside(path)).map(this::renamed);
  }

  private Entry renamed(Entry found) {
    String path = found.path().equals(root) ? "" : found.path().substring(root.length() + 1);
    return found.at(path);
  }

  @Override
  public List<Entry> list(String directory) {
    return tree.list(inside(directory)).stream().map(this::renamed).toList();
  }

  @Override
  public byte[] read(Entry.File file) {
    return tree.read(new Entry.File(inside(file.path()), file.id(), file.size()));
  }
}
