package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.helm.value.Copies;
import io.driftwarden.helm.value.Datum;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Values from outside over a chart's own, down through its subcharts (helm.sh/docs, Values Files):
 * mappings are merged, all else is replaced, and null removes a default.
 */
final class ValuesMerge {
  private static final String GLOBAL = "global";

  private final boolean keepNulls;
  private final Set<Diagnostic> warnings = new LinkedHashSet<>();

  private ValuesMerge(boolean keepNulls) {
    this.keepNulls = keepNulls;
  }

  /**
   * The values that a chart's templates see.
   *
   * @param values those of subcharts are under their names
   * @param warnings of values that could not be merged
   */
  record Merged(Datum.Dict values, List<Diagnostic> warnings) {}

  /**
   * Where in the values a merge is.
   *
   * @param nulls whether they stay, for what a subchart will merge again with its own defaults
   * @param place of the defaults
   */
  private record At(String path, boolean nulls, Place place) {
    At below(String key) {
      return new At(path + "." + key, nulls, place);
    }
  }

  /** Returns the values that a chart's templates see. */
  static Merged merged(Chart chart, Datum.Dict given) {
    ValuesMerge merge = new ValuesMerge(false);
    Datum.Dict values = merge.over(chart, given);
    return new Merged(values, List.copyOf(merge.warnings));
  }

  static Datum.Dict of(Chart chart, Datum.Dict given) {
    return merged(chart, given).values();
  }

  /** Returns a chart's own values with those of its subcharts, nulls among them. */
  static Datum.Dict withNulls(Chart chart) {
    return new ValuesMerge(true).over(chart, new Datum.Dict());
  }

  /** Merges the lower mapping into the upper one; nulls stay. */
  static void below(Datum.Dict over, Datum.Dict under) {
    new ValuesMerge(true).tables(over, under, new At("", true, Place.of("")));
  }

  private Datum.Dict over(Chart chart, Datum.Dict given) {
    Datum.Dict values = Copies.of(given);
    into(chart, values, chart.name());
    return values;
  }

  private void into(Chart chart, Datum.Dict values, String path) {
    At here = new At(path, keepNulls, Place.of(chart.files().repositoryPath("values.yaml")));
    own(chart, values, here);
    for (Chart child : chart.dependencies()) {
      switch (values.get(child.name(), new Datum.Dict())) {
        case Datum.Dict own -> {
          values.put(child.name(), own);
          globals(values, own);
          into(child, own, path + "." + child.name());
        }
        case Datum.Unknown _ -> {}
        case Datum.Nil _,
            Datum.Truth _,
            Datum.Whole _,
            Datum.Fraction _,
            Datum.Text _,
            Datum.Items _,
            Datum.Native _ ->
            throw ChartProblem.notATable(child.name(), chart.metadata().place());
      }
    }
  }

  private void own(Chart chart, Datum.Dict values, At at) {
    for (Map.Entry<String, Datum> entry : Copies.of(chart.values()).entries().entrySet()) {
      String key = entry.getKey();
      Datum value = entry.getValue();
      Datum there = values.get(key);
      if (!values.has(key)) {
        values.put(key, value);
      } else if (there instanceof Datum.Nil && !keepNulls) {
        values.remove(key);
      } else if (there instanceof Datum.Dict over && value instanceof Datum.Dict under) {
        tables(over, under, new At(at.path() + "." + key, isKept(chart, key), at.place()));
      } else if (there instanceof Datum.Dict && !(value instanceof Datum.Nil)) {
        warn(at.below(key), "a mapping", "none");
      }
    }
  }

  /** The nulls of a subchart's values are for its own defaults. */
  private boolean isKept(Chart chart, String key) {
    return keepNulls || chart.dependencies().stream().anyMatch(child -> child.name().equals(key));
  }

  private void tables(Datum.Dict over, Datum.Dict under, At at) {
    Set<String> removed = new HashSet<>();
    under
        .entries()
        .forEach((key, value) -> {
          Datum there = over.get(key);
          if (!over.has(key)) {
            over.put(key, value);
          } else if (there instanceof Datum.Nil && !at.nulls() && !(value instanceof Datum.Nil)) {
            removed.add(key);
          } else if (there instanceof Datum.Dict upper && value instanceof Datum.Dict lower) {
            tables(upper, lower, at.below(key));
          } else {
            compare(there, value, at.below(key));
          }
        });
    removed.forEach(over::remove);
  }

  private void compare(Datum there, Datum value, At at) {
    boolean nothing = there instanceof Datum.Nil || value instanceof Datum.Nil;
    if (nothing || there instanceof Datum.Unknown) {
      return;
    }
    if (value instanceof Datum.Dict) {
      warn(at, "no mapping", "one");
    } else if (there instanceof Datum.Dict) {
      warn(at, "a mapping", "none");
    }
  }

  private void warn(At at, String given, String wanted) {
    warnings.add(ChartProblem.otherShape(at.path(), given, wanted, at.place()));
  }

  /** What is global goes down to a subchart, over what it has there. */
  private static void globals(Datum.Dict parent, Datum.Dict child) {
    Datum from = parent.get(GLOBAL, new Datum.Dict());
    Datum to = child.get(GLOBAL, new Datum.Dict());
    if (from instanceof Datum.Unknown) {
      child.put(GLOBAL, from);
    }
    if (from instanceof Datum.Dict parents && to instanceof Datum.Dict own) {
      parents.entries().forEach((key, value) -> global(key, value, own));
      child.put(GLOBAL, own);
    }
  }

  /** Below the first level, mappings are shared with the parent, as in Helm. */
  private static void global(String key, Datum value, Datum.Dict own) {
    Datum there = own.get(key);
    if (value instanceof Datum.Dict upper) {
      Datum.Dict shared = new Datum.Dict(upper.entries());
      if (!own.has(key)) {
        own.put(key, shared);
      } else if (there instanceof Datum.Dict lower) {
        below(shared, lower);
        own.put(key, shared);
      }
    } else if (!(there instanceof Datum.Dict) || value instanceof Datum.Unknown) {
      own.put(key, value);
    }
  }
}
