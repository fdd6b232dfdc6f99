package io.driftwarden.controller.store;

import java.nio.file.Path;

/** Another process works in the data directory; two would apply everything twice. */
public final class StoreInUseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreInUseException(Path directory) {
    super(
        "Another server uses the data directory %s. Stop it, or give this one its own."
            .formatted(directory));
  }
}
