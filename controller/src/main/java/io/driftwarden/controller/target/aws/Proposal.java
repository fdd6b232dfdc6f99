package io.driftwarden.controller.target.aws;

import io.driftwarden.controller.target.Change;
import io.driftwarden.render.Resource;
import java.util.List;
import java.util.Optional;

/**
 * What would be done to one stack.
 *
 * @param changeSet that does it; empty where nothing is to be done, or where the stack is still to
 *     be created
 * @param planned its resources as the rules judge them
 */
record Proposal(
    Assembly.Unit unit,
    Kind kind,
    List<Change> changes,
    Optional<String> changeSet,
    List<Resource> planned) {
  enum Kind {
    CREATE,
    UPDATE,
    NOTHING
  }

  Proposal {
    changes = List.copyOf(changes);
    planned = List.copyOf(planned);
  }
}
