package io.driftwarden.render.packages;

import io.driftwarden.render.tree.Tree;

/**
 * Where a rendering gets modules and charts from that its repository doesn't contain. The same
 * digest is the same files, for good. Implementations are safe for several threads.
 */
public interface Packages {
  /** None at all. */
  Packages NONE = (_, _) -> new Answer.Missing("It is not in this repository and is not fetched.");

  /** What there is of a package. */
  sealed interface Answer {
    /** Returns what tells whether two answers are the same. */
    String digest();

    /**
     * The package.
     *
     * @param name a path that shows what it is and which version: {@code
     *     registry.terraform.io/acme/vpc/aws@1.2.3}
     * @param digest of all of its files
     * @param files without links
     * @param root the directory in them that is meant, empty for the root
     */
    record Found(String name, String digest, Tree files, String root) implements Answer {}

    /**
     * Nothing.
     *
     * @param why what stands in the way and what to do, as sentences
     */
    record Missing(String why) implements Answer {
      @Override
      public String digest() {
        return "missing: " + why;
      }
    }
  }

  /**
   * Returns the package that is meant.
   *
   * @param stack the directory of the stack that asks
   */
  Answer find(PackageRef ref, String stack);
}
