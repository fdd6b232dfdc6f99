package io.driftwarden.render.helm;

import io.driftwarden.helm.chart.Capabilities;
import io.driftwarden.helm.chart.PlacedValues;
import io.driftwarden.helm.value.Datum;
import java.util.Optional;

/**
 * How a chart is installed.
 *
 * @param name of the release; the chart's where it is empty
 * @param upgrade whether the release is there already
 * @param values over the chart's own
 */
public record ChartSettings(
    Optional<String> name,
    String namespace,
    boolean upgrade,
    PlacedValues values,
    Capabilities capabilities) {
  /** A first installation with the chart's own values. */
  public static final ChartSettings USUAL =
      new ChartSettings(
          Optional.empty(),
          "default",
          false,
          new PlacedValues(new Datum.Dict()),
          Capabilities.STANDARD);
}
