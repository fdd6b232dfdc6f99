package io.driftwarden.controller.gate;

import io.driftwarden.policies.Finding;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Accepts one rule for one resource.
 *
 * @param stack the stack's path; without one, any stack's resource of that address
 * @param resource the address
 * @param owner who answers for it
 * @param expires the last day on which it counts, in UTC
 */
public record Waiver(
    String rule,
    Optional<String> stack,
    String resource,
    String owner,
    String reason,
    LocalDate expires) {

  boolean isInForce(LocalDate today) {
    return !today.isAfter(expires);
  }

  boolean accepts(Finding finding) {
    return rule.equals(finding.rule())
        && resource.equals(finding.address())
        && stack.map(path -> path.equals(finding.stack().toString())).orElse(true);
  }
}
