package io.driftwarden.hcl.terraform;

import java.util.List;
import java.util.Optional;

/**
 * The files that a configuration may read. Paths are from the repository's root, with {@code /}.
 */
public interface ModuleFiles {
  /** Returns the names of the files directly in a directory, sorted. */
  List<String> names(String directory);

  /** Returns the names of the directories directly in a directory. */
  List<String> directories(String directory);

  /** Returns a file's bytes, empty where there is none. */
  Optional<byte[]> read(String path);

  /** Where a module from outside is read. */
  sealed interface Located {
    record At(String directory) implements Located {}

    /**
     * Nowhere.
     *
     * @param why what stands in the way and what to do, as a sentence
     */
    record Nowhere(String why) implements Located {}
  }

  /**
   * Returns where a module is read whose source is no path.
   *
   * @param version the constraint beside the source; empty for none
   */
  default Located locate(String source, String version) {
    return new Located.Nowhere("It is not in this repository and is not fetched.");
  }

  /**
   * Reports whether a path may lead from one directory to another: what comes from outside has no
   * path to what doesn't.
   */
  default boolean together(String directory, String other) {
    return true;
  }
}
