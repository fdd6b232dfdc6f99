package io.driftwarden.yaml;

import io.driftwarden.diagnostics.Place;

/**
 * Says where a stretch of the text that is read comes from: the file itself for a file on disk, the
 * template that wrote it for rendered text.
 */
@FunctionalInterface
public interface Places {
  /** Returns the place of a stretch, in UTF-16 offsets, the end exclusive. */
  Place place(int start, int end);
}
