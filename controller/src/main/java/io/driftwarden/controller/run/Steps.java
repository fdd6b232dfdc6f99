package io.driftwarden.controller.run;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A list of named steps. Each takes what is known so far and returns what is known then; a step
 * that has nothing to do with it returns it as it is.
 *
 * @param watcher is told each step's name before it is taken
 */
record Steps<S>(List<Step<S>> steps, Consumer<String> watcher) {
  /** One step; it may throw what {@link Trouble} knows. */
  record Step<S>(String name, UnaryOperator<S> work) {}

  /** Returns the same steps, of which another is told first. */
  Steps<S> toldTo(Consumer<String> other) {
    return new Steps<>(steps, other.andThen(watcher));
  }

  List<String> names() {
    return steps.stream().map(Step::name).toList();
  }

  S from(S first) {
    S known = first;
    for (Step<S> step : steps) {
      watcher.accept(step.name());
      known = step.work().apply(known);
    }
    return known;
  }
}
