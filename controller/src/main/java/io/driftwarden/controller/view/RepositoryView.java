package io.driftwarden.controller.view;

import io.driftwarden.controller.store.Apply;
import io.driftwarden.controller.store.DriftStand;
import io.driftwarden.controller.store.PullEntry;
import java.util.List;
import java.util.Optional;

/** One repository: its pull requests, and the stacks of its branch. */
public record RepositoryView(
    String name, Paged<PullEntry> pulls, Paged<StackLine> stacks, List<Progress.Work> going) {
  /**
   * A stack, or one that is to be deployed and isn't there.
   *
   * @param kind in words; empty where the branch has no such stack
   */
  public record StackLine(String path, Optional<String> kind, List<Deployed> deployed) {}

  /** Where a stack is deployed, and how it was last found to stand there. */
  public record Deployed(Apply.Place place, Optional<DriftStand> drift) {}
}
