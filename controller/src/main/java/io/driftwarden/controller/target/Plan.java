package io.driftwarden.controller.target;

import io.driftwarden.render.Resource;
import java.util.List;

/**
 * What applying a stack would change.
 *
 * @param planned what would be live afterwards, as far as it is known, each value at the place
 *     where git decides it, so that the same rules can judge it
 * @param digest of the changes: two plans that would do the same have the same
 */
public record Plan(List<Change> changes, List<Resource> planned, String digest) {
  public Plan {
    changes = List.copyOf(changes);
    planned = List.copyOf(planned);
  }
}
