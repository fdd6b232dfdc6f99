package io.driftwarden.hcl.terraform;

import java.util.List;
import java.util.Optional;

/**
 * The files that a configuration may read. Paths are from the repository's root, with {@code /}.
 */
public interface ModuleFiles {
  /** Returns the names of the files directly in a directory, sorted. */
  List<String> names(String directory);

  /** Returns a file's bytes, empty where there is none. */
  Optional<byte[]> read(String path);
}
