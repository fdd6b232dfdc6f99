package io.driftwarden.controller.gate;

import io.driftwarden.controller.gate.Verdict.Judged;
import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Place;
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
        verdict.diagnostics().stream().map(diagnostic -> diagnostic(prefix, diagnostic)).toList();
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
        place(prefix, finding.place()),
        finding.title(),
        finding.why(),
        finding.remedy());
  }

  private static Diagnostic diagnostic(String prefix, Diagnostic diagnostic) {
    Place subject = diagnostic.subject();
    return new Diagnostic(
        diagnostic.severity(),
        diagnostic.code(),
        diagnostic.summary(),
        diagnostic.detail(),
        subject == null ? null : place(prefix, subject),
        diagnostic.related().stream()
            .map(r -> new Diagnostic.Related(place(prefix, r.place()), r.message()))
            .toList());
  }

  private static Place place(String prefix, Place place) {
    return new Place(
        prefix + place.file(), place.line(), place.column(), place.endLine(), place.endColumn());
  }
}
