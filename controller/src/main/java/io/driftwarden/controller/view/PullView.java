package io.driftwarden.controller.view;

import io.driftwarden.controller.store.Apply;
import io.driftwarden.controller.store.ApplyEntry;
import io.driftwarden.controller.store.Planned;
import io.driftwarden.controller.store.PullEntry;
import io.driftwarden.controller.store.RunEntry;
import java.util.List;

/** One pull request: its runs, what its merge led to, and what goes on. */
public record PullView(
    String repository,
    PullEntry pull,
    List<RunEntry> runs,
    List<Planned> plans,
    List<ApplyEntry> applies,
    List<Awaited> awaited,
    List<Progress.Work> going) {
  /** An apply that could not be done yet, and why. */
  public record Awaited(Apply.Place place, String why) {}
}
