package io.driftwarden.helm.chart;

import io.driftwarden.helm.value.Copies;
import io.driftwarden.helm.value.Datum;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Values from outside over a chart's own, down through its subcharts (helm.sh/docs, Values Files):
 * mappings are merged, all else is replaced, and null removes a default.
 */
final class ValuesMerge {
  private ValuesMerge() {}

  /** Returns the values that a chart's templates see; those of subcharts are under their names. */
  static Datum.Dict of(Chart chart, Datum.Dict given) {
    Datum.Dict values = Copies.of(given);
    into(chart, values);
    return values;
  }

  private static void into(Chart chart, Datum.Dict values) {
    own(chart, values);
    for (Chart child : chart.dependencies()) {
      Datum there = values.entries().getOrDefault(child.name(), new Datum.Dict());
      if (!(there instanceof Datum.Dict childValues)) {
        throw ChartProblem.notATable(child.name(), chart.metadata().place());
      }
      values.put(child.name(), childValues);
      globals(values, childValues);
      into(child, childValues);
    }
  }

  private static void own(Chart chart, Datum.Dict values) {
    for (Map.Entry<String, Datum> entry : Copies.of(chart.values()).entries().entrySet()) {
      String key = entry.getKey();
      Datum there = values.get(key);
      if (!values.entries().containsKey(key)) {
        values.put(key, entry.getValue());
      } else if (there instanceof Datum.Nil) {
        values.entries().remove(key);
      } else if (there instanceof Datum.Dict over && entry.getValue() instanceof Datum.Dict under) {
        tables(over, under, isChild(chart, key));
      }
    }
  }

  private static boolean isChild(Chart chart, String key) {
    return chart.dependencies().stream().anyMatch(child -> child.name().equals(key));
  }

  /**
   * Merges the lower mapping into the upper one.
   *
   * @param keepNulls for what a subchart will merge again with its own defaults
   */
  static void tables(Datum.Dict over, Datum.Dict under, boolean keepNulls) {
    Set<String> removed = new HashSet<>();
    under
        .entries()
        .forEach((key, value) -> {
          Datum there = over.get(key);
          if (!over.entries().containsKey(key)) {
            over.put(key, value);
          } else if (there instanceof Datum.Nil && !keepNulls && !(value instanceof Datum.Nil)) {
            removed.add(key);
          } else if (there instanceof Datum.Dict upper && value instanceof Datum.Dict lower) {
            tables(upper, lower, keepNulls);
          }
        });
    removed.forEach(key -> over.entries().remove(key));
  }

  private static void globals(Datum.Dict parent, Datum.Dict child) {
    Datum from = parent.entries().getOrDefault("global", new Datum.Dict());
    Datum to = child.entries().getOrDefault("global", new Datum.Dict());
    if (from instanceof Datum.Dict parents && to instanceof Datum.Dict own) {
      Datum.Dict merged = Copies.of(parents);
      tables(merged, own, true);
      child.put("global", merged);
    }
  }
}
