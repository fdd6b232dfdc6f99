package io.driftwarden.controller.store;

import io.driftwarden.controller.gate.Verdict;
import io.driftwarden.controller.target.Change;
import java.util.List;

/**
 * What merging a pull request would change at one place.
 *
 * @param policyDigest of the rules by which it was judged
 */
public record Planned(Apply.Place place, Run.Change change, String policyDigest, Result result) {
  /** How planning ended. */
  public sealed interface Result {}

  /**
   * It is known what would change.
   *
   * @param verdict over what would be live then, where more is known than when it was rendered
   */
  public record Made(String digest, List<Change> changes, Verdict verdict) implements Result {
    public Made {
      changes = List.copyOf(changes);
    }
  }

  /** It was not tried, for reasons that someone who may push can set aside. */
  public record Withheld(List<String> reasons) implements Result {
    public Withheld {
      reasons = List.copyOf(reasons);
    }
  }

  /** It was tried, and the target or its tool refused. */
  public record Failed(String reason) implements Result {}
}
