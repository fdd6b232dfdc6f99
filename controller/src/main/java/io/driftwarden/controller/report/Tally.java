package io.driftwarden.controller.report;

import io.driftwarden.controller.gate.Verdict;
import io.driftwarden.controller.gate.Verdict.Judged;
import io.driftwarden.controller.gate.Verdict.Standing;
import io.driftwarden.policies.Finding;
import io.driftwarden.policies.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The numbers of a verdict in words. */
final class Tally {
  private Tally() {}

  /** Returns {@code 2 critical, 1 high, 1 cannot be known statically; 3 existing, 1 fixed}. */
  static String of(Verdict verdict) {
    List<String> fresh = new ArrayList<>();
    for (Severity severity : List.of(Severity.values()).reversed()) {
      long count =
          verdict.findings().stream()
              .filter(judged -> judged.standing() == Standing.NEW && violated(judged))
              .filter(judged -> judged.finding().severity() == severity)
              .count();
      add(fresh, count, severity.name().toLowerCase(Locale.ROOT));
    }
    long unknown =
        verdict.findings().stream()
            .filter(judged -> judged.standing() == Standing.NEW && !violated(judged))
            .count();
    add(fresh, unknown, "cannot be known statically");
    List<String> others = new ArrayList<>();
    for (Standing standing : List.of(Standing.EXISTING, Standing.FIXED, Standing.WAIVED)) {
      long count = verdict.findings().stream().filter(j -> j.standing() == standing).count();
      add(others, count, standing.name().toLowerCase(Locale.ROOT));
    }
    String said = fresh.isEmpty() ? "no new findings" : String.join(", ", fresh);
    return others.isEmpty() ? said : said + "; " + String.join(", ", others);
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
