package io.driftwarden.controller.target;

import io.driftwarden.render.Resource;
import java.util.List;

/** How the live world differs from git. */
public sealed interface Drift {
  /** All that git sets is live as git has it. */
  record InSync() implements Drift {}

  /**
   * @param changes what applying would change back
   * @param live the desired resources with their live values, each at the place where git decides
   *     it, so that the same rules can judge them
   */
  record Drifted(List<Change> changes, List<Resource> live) implements Drift {
    public Drifted {
      changes = List.copyOf(changes);
      live = List.copyOf(live);
    }
  }

  /** It could not be found out. */
  record Unknown(String reason) implements Drift {}
}
