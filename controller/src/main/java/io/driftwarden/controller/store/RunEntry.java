package io.driftwarden.controller.store;

import io.driftwarden.controller.gate.Verdict;
import java.time.Instant;

/**
 * A run as a list shows it.
 *
 * @param base the commit that the base branch pointed to
 */
public record RunEntry(
    String id, String base, String head, Verdict.Outcome outcome, Instant judgedAt) {}
