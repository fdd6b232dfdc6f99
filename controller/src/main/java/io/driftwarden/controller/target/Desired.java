package io.driftwarden.controller.target;

import io.driftwarden.render.Rendering;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Stack;
import io.driftwarden.render.tree.Tree;
import java.util.List;

/**
 * What is to be live: a stack as a revision has it.
 *
 * @param tree the whole revision, for targets whose tools read files
 * @param repository whose stack it is, for targets that keep something of each stack
 */
public record Desired(Rendering rendering, Tree tree, String repository) {
  /** A stack for a target that keeps nothing of it, so that whose it is doesn't matter. */
  public Desired(Rendering rendering, Tree tree) {
    this(rendering, tree, "");
  }

  public Stack stack() {
    return rendering.stack();
  }

  public List<Resource> resources() {
    return rendering.resources();
  }
}
