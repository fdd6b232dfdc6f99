package io.driftwarden.render.helm;

import io.driftwarden.helm.chart.PlacedValues;
import io.driftwarden.helm.value.Copies;
import io.driftwarden.helm.value.Datum;
import java.util.Map;

/** Values from several places, of which the later ones count. */
public final class Values {
  private Values() {}

  /** Puts values over others, with what is known of where they stand; mappings are merged. */
  public static void merge(PlacedValues into, PlacedValues from) {
    into.origins().addAll(from.origins());
    merge(into.values(), from.values());
  }

  /** Puts values over others; mappings are merged. */
  static void merge(Datum.Dict into, Datum.Dict from) {
    for (Map.Entry<String, Datum> entry : from.entries().entrySet()) {
      Datum there = into.get(entry.getKey());
      if (there instanceof Datum.Dict below && entry.getValue() instanceof Datum.Dict above) {
        merge(below, above);
      } else {
        into.put(entry.getKey(), Copies.of(entry.getValue()));
      }
    }
  }
}
