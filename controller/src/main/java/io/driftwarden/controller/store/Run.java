package io.driftwarden.controller.store;

import io.driftwarden.controller.gate.Verdict;

/**
 * One judgement of what merging a head into a base would give.
 *
 * @param change what was judged
 * @param report the verdict as the pull request's comment shows it
 */
public record Run(Change change, Verdict verdict, String report) {
  /**
   * What was judged.
   *
   * @param base the commit that the base branch pointed to
   * @param tree the merged tree's id; empty where the two don't merge
   */
  public record Change(String repository, int number, String base, String head, String tree) {}
}
