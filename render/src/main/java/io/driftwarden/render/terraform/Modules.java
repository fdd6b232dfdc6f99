package io.driftwarden.render.terraform;

import io.driftwarden.hcl.terraform.Configuration;
import io.driftwarden.render.tree.Tree;
import java.util.Set;
import java.util.regex.Pattern;

/** Which directories of a tree serve others as modules. */
public final class Modules {
  private static final Pattern OF_ROOTS =
      Pattern.compile(
          "\\.terraform\\.lock\\.hcl|terraform\\.tfvars(\\.json)?|.+\\.auto\\.tfvars(\\.json)?");

  private Modules() {}

  /**
   * What a configuration is to others.
   *
   * @param calls the directories that it calls as local modules
   * @param isRoot whether it is run for itself, even if another one calls it: only a root module
   *     has a lock file, values for its variables or a backend
   */
  public record Standing(Set<String> calls, boolean isRoot) {}

  /**
   * Returns what the configuration in a directory is to others.
   *
   * @throws io.driftwarden.diagnostics.DiagnosticException if a file of it can't be read
   */
  public static Standing of(String directory, Tree tree) {
    Configuration.Outline outline = Configuration.outline(directory, new TreeFiles(tree));
    boolean filed =
        tree.list(directory).stream().anyMatch(child -> OF_ROOTS.matcher(child.name()).matches());
    return new Standing(outline.calls(), filed || outline.keepsState());
  }

  /**
   * Reports whether the configuration in a directory says where its state is kept.
   *
   * @throws io.driftwarden.diagnostics.DiagnosticException if a file of it can't be read
   */
  public static boolean keepsState(String directory, Tree tree) {
    return Configuration.outline(directory, new TreeFiles(tree)).keepsState();
  }
}
