package io.driftwarden.render.helm;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.helm.chart.Decisions;
import io.driftwarden.helm.chart.ObjectValue;
import io.driftwarden.render.Decided;
import io.driftwarden.render.Resource;
import java.util.List;
import java.util.Optional;

/**
 * Tells which line of the values decides a value of an object that a chart makes.
 *
 * @param document the file of the chart that wrote the object
 * @param name of the object among those of the file
 * @param object as the chart makes it
 */
record DecidedValues(Decisions decisions, String document, String name, Resource object)
    implements Decided {
  @Override
  public Optional<Place> at(List<String> attribute) {
    Place place =
        attribute.isEmpty() ? object.place() : object.attributes().nearest(attribute).place();
    return decisions.of(new ObjectValue(document, name, attribute, place));
  }
}
