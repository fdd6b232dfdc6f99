package io.driftwarden.render.tree;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;

/** The refusal to read a file over the limit, in one wording for every tree. */
public final class TooLarge {
  private TooLarge() {}

  public static DiagnosticException of(Entry.File file) {
    return new DiagnosticException(
        Diagnostic.error(
            "file_too_large",
            "File is too large to read",
            "It has %d MB and the limit is %d MB. Take it out of the stack or list it under ignore in .driftwarden.yaml."
                .formatted(file.size() >> 20, Tree.LARGEST_FILE >> 20),
            Place.of(file.path())));
  }
}
