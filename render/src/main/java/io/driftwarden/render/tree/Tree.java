package io.driftwarden.render.tree;

import java.util.List;
import java.util.Optional;

/**
 * The files of one revision. Paths are relative to the root, with {@code /}, without a leading or
 * trailing one; the root is the empty path. Implementations are safe for several threads.
 *
 * <p>A symbolic link is an entry of its own and is never followed by a tree; {@link Links} resolves
 * one inside the tree.
 */
public interface Tree {
  /** The most bytes that {@link #read} gives of one file. */
  long LARGEST_FILE = 10L << 20;

  /** Returns what stands at a path, if anything does. */
  Optional<Entry> entry(String path);

  /**
   * Returns the direct children of a directory, by name; empty where there is no such directory.
   */
  List<Entry> list(String directory);

  /**
   * Returns the bytes of a file.
   *
   * @throws io.driftwarden.diagnostics.DiagnosticException if it is larger than {@link
   *     #LARGEST_FILE}
   */
  byte[] read(Entry.File file);
}
