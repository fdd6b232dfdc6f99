package io.driftwarden.controller.store;

import java.time.Instant;

/**
 * How a stack was last found to stand to its target, without the text.
 *
 * @param number the pull request that applied it last
 */
public record DriftStand(
    Apply.Place place, int number, DriftReport.State state, Instant checkedAt) {}
