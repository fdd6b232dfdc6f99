package io.driftwarden.controller.view;

import io.driftwarden.controller.store.DriftStand;
import io.driftwarden.controller.store.Waiting;
import java.util.List;

/** All that is served, at a glance. */
public record Home(List<Line> repositories, List<Progress.Work> going, Waiting waiting) {
  /**
   * A repository.
   *
   * @param open how many pull requests are
   * @param drift how each of its deployed stacks stands to its target
   */
  public record Line(String name, int open, List<DriftStand> drift) {}
}
