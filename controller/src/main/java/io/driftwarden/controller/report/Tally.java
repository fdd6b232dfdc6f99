package io.driftwarden.controller.report;

import io.driftwarden.controller.gate.Verdict;
import io.driftwarden.controller.gate.Verdict.Judged;
import io.driftwarden.controller.gate.Verdict.Standing;
import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.policies.Finding;
import io.driftwarden.policies.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The numbers of a verdict in words. */
final class Tally {
  private Tally() {}

  /**
   * Returns {@code 2 critical, 1 high, 1 cannot be known statically, 1 warning; 3 existing, 1
   * fixed}.
   */
  static String of(Verdict verdict) {
    List<String> said = new ArrayList<>(fresh(verdict));
    if (said.isEmpty()) {
      said.add("no new findings");
    }
    said.addAll(told(verdict));
    List<String> others = new ArrayList<>();
    for (Standing standing : List.of(Standing.EXISTING, Standing.FIXED, Standing.WAIVED)) {
      long count = verdict.findings().stream().filter(j -> j.standing() == standing).count();
      add(others, count, word(standing));
    }
    String first = String.join(", ", said);
    return others.isEmpty() ? first : first + "; " + String.join(", ", others);
  }

  private static List<String> fresh(Verdict verdict) {
    List<String> fresh = new ArrayList<>();
    for (Severity severity : List.of(Severity.values()).reversed()) {
      long count =
          verdict.findings().stream()
              .filter(judged -> judged.standing() == Standing.NEW && violated(judged))
              .filter(judged -> judged.finding().severity() == severity)
              .count();
      add(fresh, count, word(severity));
    }
    long unknown =
        verdict.findings().stream()
            .filter(judged -> judged.standing() == Standing.NEW && !violated(judged))
            .count();
    long unseen = verdict.diagnostics().stream().filter(Diagnostic::isUnknown).count();
    add(fresh, unknown + unseen, "cannot be known statically");
    return fresh;
  }

  /** What is told beside the findings, such as a stack that a change hides. */
  private static List<String> told(Verdict verdict) {
    List<String> told = new ArrayList<>();
    for (var severity : List.of(Diagnostic.Severity.ERROR, Diagnostic.Severity.WARNING)) {
      long count = verdict.diagnostics().stream().filter(one -> one.severity() == severity).count();
      add(told, count, word(severity) + (count == 1 ? "" : "s"));
    }
    return told;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static boolean violated(Judged judged) {
    return judged.finding().certainty() == Finding.Certainty.VIOLATED;
  }

  private static void add(List<String> parts, long count, String word) {
    if (count > 0) {
      parts.add(count + " " + word);
    }
  }

  /** Returns {@code 1 stack} or {@code 3 stacks}. */
  static String stacks(Verdict verdict) {
    int count = verdict.stacks().size();
    return count + (count == 1 ? " stack" : " stacks");
  }
}
