package io.driftwarden.controller.view;

import io.driftwarden.controller.gate.Verdict.Judged;
import io.driftwarden.controller.store.Ledger.JudgedRun;
import java.util.List;

/** One run: its verdict, with the lines that its findings point at. */
public record RunView(JudgedRun judged, Paged<Found> findings) {
  /**
   * A finding.
   *
   * @param lines empty where the text can't be read any more
   */
  public record Found(Judged judged, List<Line> lines) {}

  /**
   * A line of a file.
   *
   * @param marked whether the finding is about it
   */
  public record Line(int number, String text, boolean marked) {}
}
