package io.driftwarden.rego.plan;

import java.time.Instant;

/**
 * What an evaluation takes from outside, besides its input and data: the same again gives the same
 * again.
 */
public record Given(Instant now, long seed) {}
