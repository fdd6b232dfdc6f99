package io.driftwarden.controller.repo;

import io.driftwarden.render.tree.Tree;
import java.util.List;

/** What merging one commit into another would give. */
public sealed interface Merge {

  /**
   * It merges.
   *
   * @param treeId git's object id of the merged tree, in hex
   */
  record Merged(String treeId, Tree tree) implements Merge {}

  /**
   * A person must merge it.
   *
   * @param paths the files that both sides changed, in order
   */
  record Conflict(List<String> paths) implements Merge {
    public Conflict {
      paths = List.copyOf(paths);
    }
  }
}
