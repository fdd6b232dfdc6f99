package io.driftwarden.render.terraform;

import io.driftwarden.hcl.terraform.Configuration;
import io.driftwarden.render.tree.Tree;
import java.util.Set;

/** Which directories of a tree serve others as modules. */
public final class Modules {
  private Modules() {}

  /**
   * Returns the directories that the configuration in a directory calls as local modules.
   *
   * @throws io.driftwarden.diagnostics.DiagnosticException if a file of it can't be read
   */
  public static Set<String> calledBy(String directory, Tree tree) {
    return Configuration.calledBy(directory, new TreeFiles(tree));
  }
}
