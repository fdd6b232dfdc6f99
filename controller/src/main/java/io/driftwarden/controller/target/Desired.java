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
 */
public record Desired(Rendering rendering, Tree tree) {
  public Stack stack() {
    return rendering.stack();
  }

  public List<Resource> resources() {
    return rendering.resources();
  }
}
