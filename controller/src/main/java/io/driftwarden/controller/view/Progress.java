package io.driftwarden.controller.view;

import io.driftwarden.controller.store.Apply;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The work that this server does right now; what other replicas do is not known here. */
public final class Progress {
  private final Map<UUID, Work> going = new ConcurrentHashMap<>();
  private final Clock clock;

  public Progress(Clock clock) {
    this.clock = clock;
  }

  /** What work is about. */
  public sealed interface Subject {
    String repository();

    /** A pull request is looked into. */
    record Judging(String repository, int number) implements Subject {}

    /** What merging a pull request would change is found out. */
    record Planning(Apply.Place place, int number) implements Subject {
      @Override
      public String repository() {
        return place.repository();
      }
    }

    /** What a pull request brought is applied. */
    record Applying(Apply.Place place, int number) implements Subject {
      @Override
      public String repository() {
        return place.repository();
      }
    }

    /** A stack is compared with what is live. */
    record Comparing(Apply.Place place) implements Subject {
      @Override
      public String repository() {
        return place.repository();
      }
    }

    /** Reports whether it is about a pull request. */
    default boolean concerns(String name, int pull) {
      return switch (this) {
        case Judging judging -> judging.number() == pull && judging.repository().equals(name);
        case Planning planning -> planning.number() == pull && planning.repository().equals(name);
        case Applying applying -> applying.number() == pull && applying.repository().equals(name);
        case Comparing _ -> false;
      };
    }

    /** Reports whether it is about a stack at its target. */
    default boolean concerns(Apply.Place stack) {
      return switch (this) {
        case Judging _ -> false;
        case Planning planning -> planning.place().equals(stack);
        case Applying applying -> applying.place().equals(stack);
        case Comparing comparing -> comparing.place().equals(stack);
      };
    }
  }

  /**
   * Work that is going on.
   *
   * @param steps all of them, in their order
   * @param at the one that is being taken; empty before the first
   */
  public record Work(Subject subject, List<String> steps, String at, Instant since) {
    public Work {
      steps = List.copyOf(steps);
    }
  }

  /**
   * Does work that is shown while it goes on.
   *
   * @param work is given whom to tell the name of each step
   */
  public <T> T during(Subject subject, List<String> steps, Function<Consumer<String>, T> work) {
    UUID id = UUID.randomUUID();
    var begun = new Work(subject, steps, "", clock.instant());
    going.put(id, begun);
    try {
      return work.apply(step -> going.put(id, new Work(subject, steps, step, begun.since())));
    } finally {
      going.remove(id);
    }
  }

  /** Does work of one step that is shown while it goes on. */
  public <T> T during(Subject subject, String step, Supplier<T> work) {
    return during(
        subject,
        List.of(step),
        watcher -> {
          watcher.accept(step);
          return work.get();
        });
  }

  /** Returns the work on some subjects, the oldest first. */
  List<Work> on(Predicate<Subject> subjects) {
    return going.values().stream()
        .filter(work -> subjects.test(work.subject()))
        .sorted(Comparator.comparing(Work::since))
        .toList();
  }
}
