package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import java.lang.ref.SoftReference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds where the value is written that decides what a template makes. The names in the template
 * say which values may be the one; that one is it with which the template makes something else.
 */
public final class Decisions {
  private final Trials.@Nullable Recipe recipe;

  /** What is made ready for one question is good for the next, and can be made again. */
  private @Nullable SoftReference<Search> search;

  private Decisions(Trials.@Nullable Recipe recipe) {
    this.recipe = recipe;
  }

  static Decisions of(Trials.Recipe recipe) {
    return new Decisions(recipe);
  }

  /** Returns those of a chart of whose values nothing is known. */
  static Decisions unknown() {
    return new Decisions(null);
  }

  /** Returns where the value is written that decides a value of an object, if that is certain. */
  public synchronized Optional<Place> of(ObjectValue value) {
    try {
      return recipe == null ? Optional.empty() : search(recipe).decided(value);
    } catch (DiagnosticException e) {
      return Optional.empty();
    }
  }

  private Search search(Trials.Recipe known) {
    Search there = search == null ? null : search.get();
    if (there == null) {
      there = Search.of(known);
      search = new SoftReference<>(there);
    }
    return there;
  }
}
