package io.driftwarden.controller.report;

import io.driftwarden.controller.gate.Verdict;
import io.driftwarden.diagnostics.Diagnostic;

/** A verdict in one line, as it stands beside a commit. */
public final class StatusLine {
  private static final int LONGEST = 140;

  private StatusLine() {}

  /** Returns at most 140 characters. */
  public static String of(Verdict verdict) {
    return shortened(
        switch (verdict.outcome()) {
          case PASS, WARN, FAIL ->
              "%s judged: %s".formatted(Tally.stacks(verdict), Tally.of(verdict));
          case ERROR -> "Could not judge: " + problem(verdict);
        });
  }

  private static String problem(Verdict verdict) {
    return verdict.diagnostics().stream()
        .filter(Diagnostic::isError)
        .findFirst()
        .map(error -> error.summary() + error.place().map(place -> " at " + place).orElse(""))
        .orElse("see the comment");
  }

  private static String shortened(String line) {
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }
}
