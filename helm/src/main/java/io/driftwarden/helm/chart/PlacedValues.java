package io.driftwarden.helm.chart;

import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Nodes;
import io.driftwarden.helm.value.Origins;
import io.driftwarden.yaml.Node;

/**
 * Values, and where each of them is written.
 *
 * @param origins of those that are written in a file
 */
public record PlacedValues(Datum.Dict values, Origins origins) {
  /** Makes values that are written nowhere. */
  public PlacedValues(Datum.Dict values) {
    this(values, new Origins());
  }

  /** Returns the values of a file. */
  public static PlacedValues of(Node.Mapping document) {
    PlacedValues values = new PlacedValues(Nodes.dict(document));
    values.origins().add(values.values(), document);
    return values;
  }
}
