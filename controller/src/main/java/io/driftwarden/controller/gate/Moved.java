package io.driftwarden.controller.gate;

import io.driftwarden.controller.gate.Verdict.Judged;
import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Diagnostic.Related;
import io.driftwarden.policies.Finding;
import java.util.List;
import java.util.function.UnaryOperator;

/** A verdict whose places are told from another folder. */
record Moved(UnaryOperator<String> names) {
  Verdict of(Verdict verdict) {
    List<Judged> findings =
        verdict.findings().stream()
            .map(judged -> new Judged(of(judged.finding()), judged.standing()))
            .toList();
    List<Diagnostic> diagnostics =
        verdict.diagnostics().stream().map(diagnostic -> diagnostic.named(names)).toList();
    return new Verdict(
        verdict.outcome(),
        findings,
        diagnostics,
        verdict.stacks(),
        verdict.policyDigest(),
        verdict.inputDigest());
  }

  private Finding of(Finding finding) {
    return new Finding(
        finding.rule(),
        finding.severity(),
        finding.certainty(),
        finding.stack(),
        finding.address(),
        finding.attribute(),
        finding.place().named(names),
        finding.title(),
        finding.why(),
        finding.remedy(),
        finding.related().stream()
            .map(other -> new Related(other.place().named(names), other.message()))
            .toList());
  }
}
