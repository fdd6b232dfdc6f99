package io.driftwarden.controller.store;

import io.driftwarden.controller.target.Application;
import java.util.Optional;

/**
 * The intent to apply a stack as a merge left it, and once it is over, how it ended.
 *
 * @param number the pull request that was merged
 * @param attempts how often it was begun
 * @param outcome empty while nobody knows: it is going on, or what did it died
 */
public record Apply(Key key, int number, int attempts, Optional<Application> outcome) {
  /** What is applied, and where; there is at most one apply of it. */
  public record Key(String mergeCommit, Place place) {}

  /**
   * A stack at its target.
   *
   * @param stack the stack's path in the repository
   * @param target the target's name in the server's configuration
   */
  public record Place(String repository, String stack, String target) {}
}
