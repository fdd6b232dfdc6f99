package io.driftwarden.diagnostics;

import java.util.Optional;

/** Finds the text that a place points into, so that its line can be shown. */
@FunctionalInterface
public interface Sources {
  /** No text is at hand: places are shown without their lines. */
  Sources NONE = path -> Optional.empty();

  /** Returns the file at a path from the repository's root, if it is at hand. */
  Optional<Source> find(String path);
}
