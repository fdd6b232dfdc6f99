package io.driftwarden.render;

import io.driftwarden.diagnostics.Place;
import java.util.List;
import java.util.Optional;

/** Tells which values are decided elsewhere than where they stand, such as in a chart's values. */
@FunctionalInterface
public interface Decided {
  /** Each is decided where it stands. */
  Decided HERE = _ -> Optional.empty();

  /** Returns where the value of an attribute is decided, if it is certain; it may have to work. */
  Optional<Place> at(List<String> attribute);
}
