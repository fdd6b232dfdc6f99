package io.driftwarden.render.terraform;

import io.driftwarden.hcl.terraform.Configuration;
import io.driftwarden.render.tree.Tree;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which directories of a tree serve others as modules. */
public final class Modules {
  /** How the names of configuration files end. */
  public static final List<String> ENDS = Configuration.ENDS;

  private static final Pattern OF_ROOTS =
      Pattern.compile(
          "\\.terraform\\.lock\\.hcl|terraform\\.tfvars(\\.json)?|.+\\.auto\\.tfvars(\\.json)?");

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
   * Reports whether the configuration in a directory is run for itself, even if another one calls
   * it: only a root module has a lock file, values for its variables or a backend.
   *
   * @throws io.driftwarden.diagnostics.DiagnosticException if a file of it can't be read
   */
  public static boolean isRoot(String directory, Tree tree) {
    return tree.list(directory).stream().anyMatch(child -> OF_ROOTS.matcher(child.name()).matches())
        || keepsState(directory, tree);
  }

  /**
   * Reports whether the configuration in a directory says where its state is kept.
   *
   * @throws io.driftwarden.diagnostics.DiagnosticException if a file of it can't be read
   */
  public static boolean keepsState(String directory, Tree tree) {
    return Configuration.keepsState(directory, new TreeFiles(tree));
  }
}
