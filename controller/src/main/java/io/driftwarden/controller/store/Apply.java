package io.driftwarden.controller.store;

import io.driftwarden.controller.target.Application;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The intent to apply a stack as a merge left it, and once it is over, how it ended.
 *
 * @param number the pull request that was merged
 * @param attempts how often it was begun
 * @param outcome empty while nobody knows: it is going on, or what did it died
 */
public record Apply(Key key, int number, int attempts, Optional<Application> outcome) {
  /**
   * What is applied, where, and why; there is at most one apply of it.
   *
   * @param revision the commit that is applied
   * @param cause {@link #MERGE}, or the id of the remark by which someone asked for it
   */
  public record Key(String revision, Place place, String cause) {
    public static final String MERGE = "merge";

    /** Returns the apply of what a merge left. */
    public static Key merged(String revision, Place place) {
      return new Key(revision, place, MERGE);
    }

    /** Reports whether a merge is why, rather than somebody's asking. */
    public boolean isMerge() {
      return cause.equals(MERGE);
    }
  }

  /**
   * A stack at its target.
   *
   * @param stack the stack's path in the repository
   * @param target the target's name in the server's configuration
   */
  public record Place(String repository, String stack, String target) {
    /** Returns the stacks of a repository that have a place. */
    public static Set<String> stacks(String repository, List<Place> places) {
      return places.stream()
          .filter(place -> place.repository().equals(repository))
          .map(Place::stack)
          .collect(Collectors.toSet());
    }
  }
}
