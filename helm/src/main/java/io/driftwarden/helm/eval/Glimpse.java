package io.driftwarden.helm.eval;

import io.driftwarden.helm.value.Datum;
import java.util.List;
import java.util.Map;

/**
 * What somebody sees of a value who looks at it but not into the mappings in it. Two are equal if
 * nobody can tell the values apart without looking into those.
 */
sealed interface Glimpse {
  /** Reports whether nothing is hidden. */
  default boolean tells() {
    return true;
  }

  /** There is nothing, not even nil. */
  record Absent() implements Glimpse {}

  /** What can't be told from others. */
  record Hidden() implements Glimpse {
    @Override
    public boolean tells() {
      return false;
    }
  }

  /** A value with nothing in it. */
  record Single(Datum value) implements Glimpse {}

  /** A mapping, by what the witness calls it. */
  record Mapping(String path, String type) implements Glimpse {}

  record Listing(Datum.Element element, boolean none, List<Glimpse> items) implements Glimpse {
    @Override
    public boolean tells() {
      return items.stream().allMatch(Glimpse::tells);
    }
  }

  /** All that is in a mapping, or in one of Helm's own objects. */
  record Whole(String type, Map<String, Glimpse> entries) implements Glimpse {
    @Override
    public boolean tells() {
      return entries.values().stream().allMatch(Glimpse::tells);
    }
  }
}
