package io.driftwarden.controller.packages;

import io.driftwarden.render.Stack;
import io.driftwarden.render.packages.PackageRef;
import io.driftwarden.render.stack.StackRenderer;
import io.driftwarden.render.tree.Tree;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Brings what stacks refer to, by rendering them until they ask for nothing new. */
public final class Supply {
  private static final int MOST_PACKAGES = 200;

  /** A package may refer to others, which are seen once it is here. */
  private static final int MOST_ROUNDS = 20;

  private final Source source;
  private final StackRenderer renderer;
  private final Clock clock;

  /** Who brings one package. */
  public interface Source {
    /**
     * Brings what a reference means.
     *
     * @param patience how old may be what is known to move
     */
    Brought bring(PackageRef ref, Duration patience);
  }

  /**
   * @param renderer which reads what the source brings
   */
  public Supply(Source source, StackRenderer renderer, Clock clock) {
    this.source = source;
    this.renderer = renderer;
    this.clock = clock;
  }

  /**
   * How far one supply may go.
   *
   * @param patience how old may be what is known to move
   * @param limit the time after which nothing more is begun
   */
  public record Bounds(Duration patience, Duration limit) {}

  /** Returns what became of each package that stacks of a tree refer to. */
  public Collection<Brought> bring(List<Stack> stacks, Tree tree, Bounds bounds) {
    Instant end = clock.instant().plus(bounds.limit());
    Map<PackageRef, Brought> brought = new LinkedHashMap<>();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Set<PackageRef> asked = asked(stacks, tree);
      asked.removeAll(brought.keySet());
      if (asked.isEmpty()) {
        break;
      }
      asked.stream()
          .limit(MOST_PACKAGES - brought.size())
          .parallel()
          .map(ref -> bring(ref, bounds.patience(), end))
          .toList()
          .forEach(one -> brought.put(one.ref(), one));
      asked.forEach(ref -> brought.putIfAbsent(ref, tooMany(ref)));
    }
    return brought.values();
  }

  private Set<PackageRef> asked(List<Stack> stacks, Tree tree) {
    Set<PackageRef> asked = new LinkedHashSet<>();
    stacks.parallelStream()
        .map(stack -> renderer.render(stack, tree).packages().keySet())
        .toList()
        .forEach(asked::addAll);
    return asked;
  }

  private Brought bring(PackageRef ref, Duration patience, Instant end) {
    return clock.instant().isBefore(end)
        ? source.bring(ref, patience)
        : new Brought.Not(ref, "The others took so long that this one was not begun.", true);
  }

  private static Brought tooMany(PackageRef ref) {
    return new Brought.Not(
        ref, "At most %d packages are fetched at once.".formatted(MOST_PACKAGES), false);
  }
}
