package io.driftwarden.controller.store;

import java.time.Instant;

/** An apply, and when it was first begun. */
public record ApplyEntry(Apply apply, Instant startedAt) {}
