package io.driftwarden.controller.view;

import io.driftwarden.controller.store.Apply;
import io.driftwarden.controller.store.ApplyEntry;
import io.driftwarden.controller.store.DriftEntry;
import io.driftwarden.controller.store.DriftStand;
import java.util.List;
import java.util.Optional;

/**
 * One stack at its target.
 *
 * @param stand how it was last found; empty before the first comparison
 */
public record StackView(
    Apply.Place place,
    Optional<DriftStand> stand,
    Paged<DriftEntry> history,
    List<ApplyEntry> applies,
    List<Progress.Work> going) {}
