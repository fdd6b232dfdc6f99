package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.Place;
import java.util.function.Supplier;

/** How much work a build has done, counted in values that are copied or looked at. */
final class Work {
  /** About a second; none of thousands of public kustomizations takes a tenth of it. */
  private static final long MOST = 100_000_000;

  private static final ScopedValue<Work> OF_BUILD = ScopedValue.newInstance();

  private long done;

  /** Returns what work makes, which is counted. */
  <T> T counted(Supplier<T> work) {
    return ScopedValue.where(OF_BUILD, this).call(work::get);
  }

  /** Counts values; throws if the build has done too much. */
  static void count(int values, Place place) {
    if (OF_BUILD.isBound()) {
      OF_BUILD.get().add(values, place);
    }
  }

  private void add(int values, Place place) {
    done += values;
    if (done > MOST) {
      throw KustomizeProblem.limit(
          "Building it takes too long: many patches, names or keys are looked for in many others. Split it.",
          place);
    }
  }
}
