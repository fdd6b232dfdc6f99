package io.driftwarden.controller.store;

import io.driftwarden.controller.target.Change;
import io.driftwarden.policies.Finding;
import java.time.Instant;
import java.util.List;

/**
 * How a stack stood to its target from some time on.
 *
 * @param at when it was first found so
 */
public record DriftEntry(DriftReport.State state, Detail detail, Instant at) {
  /**
   * What was found.
   *
   * @param changes what applying would change back
   * @param findings what the rules have against the live values and not against git's
   * @param reason why it could not be told; empty where it could
   */
  public record Detail(List<Change> changes, List<Finding> findings, String reason) {
    public Detail {
      changes = List.copyOf(changes);
      findings = List.copyOf(findings);
    }
  }
}
