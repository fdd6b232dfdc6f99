package io.driftwarden.controller.gate;

import io.driftwarden.controller.digest.Digest;
import io.driftwarden.controller.gate.Verdict.Judged;
import io.driftwarden.controller.gate.Verdict.Standing;
import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.policies.Finding;
import io.driftwarden.render.Rendering;
import io.driftwarden.render.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the rules say of one stack.
 *
 * @param base its rendering in the base, where there is a base that has it
 * @param head its rendering in the head, unless the change removes it
 * @param before the findings in the base
 * @param after the findings in the head
 */
record JudgedStack(
    Stack stack,
    Optional<Rendering> base,
    Optional<Rendering> head,
    List<Finding> before,
    List<Finding> after) {

  /** What is wrong with the head; the base's mistakes are not the change's. */
  List<Diagnostic> diagnostics() {
    return head.map(Rendering::diagnostics).orElse(List.of());
  }

  /** Returns what is wrong with the head and not with the base, wherever it stands there. */
  List<Diagnostic> fresh() {
    Set<List<String>> known =
        base.stream()
            .flatMap(rendering -> rendering.diagnostics().stream())
            .map(JudgedStack::words)
            .collect(Collectors.toSet());
    return diagnostics().stream().filter(one -> !known.contains(words(one))).toList();
  }

  private static List<String> words(Diagnostic diagnostic) {
    return List.of(diagnostic.code(), diagnostic.summary(), diagnostic.detail());
  }

  List<Judged> findings(List<Waiver> waivers) {
    List<Judged> findings = new ArrayList<>();
    Set<String> known = fingerprints(before);
    after.forEach(finding -> findings.add(new Judged(finding, standing(finding, known, waivers))));
    Set<String> left = fingerprints(after);
    before.stream()
        .filter(finding -> !left.contains(finding.fingerprint()))
        .forEach(finding -> findings.add(new Judged(finding, Standing.FIXED)));
    return findings;
  }

  private static Standing standing(Finding finding, Set<String> known, List<Waiver> waivers) {
    if (waivers.stream().anyMatch(waiver -> waiver.accepts(finding))) {
      return Standing.WAIVED;
    }
    return known.contains(finding.fingerprint()) ? Standing.EXISTING : Standing.NEW;
  }

  private static Set<String> fingerprints(List<Finding> findings) {
    return findings.stream().map(Finding::fingerprint).collect(Collectors.toSet());
  }

  void addTo(Digest digest) {
    digest.add(stack.path()).add(stack.kind().name());
    for (Optional<Rendering> rendering : List.of(base, head)) {
      rendering.ifPresent(read -> {
        read.readSet().ids().forEach((path, id) -> digest.add(path).add(id));
        read.packages().forEach((ref, found) -> digest.add(ref.toString()).add(found));
      });
    }
  }
}
