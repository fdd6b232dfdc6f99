package io.driftwarden.controller.target;

import java.util.List;

/**
 * What applying a stack would change.
 *
 * @param digest of the changes: two plans that would do the same have the same
 */
public record Plan(List<Change> changes, String digest) {
  public Plan {
    changes = List.copyOf(changes);
  }
}
