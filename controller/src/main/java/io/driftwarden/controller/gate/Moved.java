package io.driftwarden.controller.gate;

import io.driftwarden.controller.gate.Verdict.Judged;
import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Diagnostic.Related;
import io.driftwarden.policies.Finding;
import java.util.List;

/** A verdict whose places are told from another folder. */
final class Moved {
  private Moved() {}

  static Verdict under(String prefix, Verdict verdict) {
    List<Judged> findings =
        verdict.findings().stream()
            .map(judged -> new Judged(finding(prefix, judged.finding()), judged.standing()))
            .toList();
    List<Diagnostic> diagnostics =
        verdict.diagnostics().stream().map(diagnostic -> diagnostic.under(prefix)).toList();
    return new Verdict(
        verdict.outcome(),
        findings,
        diagnostics,
        verdict.stacks(),
        verdict.policyDigest(),
        verdict.inputDigest());
  }

  private static Finding finding(String prefix, Finding finding) {
    return new Finding(
        finding.rule(),
        finding.severity(),
        finding.certainty(),
        finding.stack(),
        finding.address(),
        finding.attribute(),
        finding.place().under(prefix),
        finding.title(),
        finding.why(),
        finding.remedy(),
        finding.related().stream()
            .map(other -> new Related(other.place().under(prefix), other.message()))
            .toList());
  }
}
