package io.driftwarden.render.terraform;

import io.driftwarden.hcl.terraform.Configuration;
import io.driftwarden.hcl.terraform.Use;
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

  /**
   * Reports whether the configuration in a directory says where its state is kept.
   *
   * @throws io.driftwarden.diagnostics.DiagnosticException if a file of it can't be read
   */
  public static boolean keepsState(String directory, Tree tree) {
    return Configuration.reach(directory, new TreeFiles(tree)).stream()
        .anyMatch(use -> use.kind() == Use.Kind.BACKEND && isDirectlyIn(directory, use));
  }

  /** A module that is called may name a backend too, and is not asked. */
  private static boolean isDirectlyIn(String directory, Use use) {
    String file = use.place().file();
    int end = file.lastIndexOf('/');
    return file.substring(0, Math.max(0, end)).equals(directory);
  }
}
