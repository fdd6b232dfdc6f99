package io.driftwarden.render.helm;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.helm.chart.Decisions;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Notes of each value of an object which line of the chart's values decides it. */
final class DecidedValues {
  private final Decisions decisions;
  private final Map<List<String>, Place> places = new HashMap<>();

  private DecidedValues(Decisions decisions) {
    this.decisions = decisions;
  }

  static Resource of(Resource resource, Decisions decisions) {
    DecidedValues decided = new DecidedValues(decisions);
    decided.visit(List.of(), "", resource.attributes());
    return resource.decidedBy(decided.places);
  }

  /** An item of a list goes by the list's name. */
  private void visit(List<String> path, String key, Value value) {
    switch (value) {
      case Value.Mapping mapping ->
          mapping.fields().forEach((name, inner) -> visit(below(path, name), name, inner));
      case Value.Sequence sequence -> {
        for (int i = 0; i < sequence.items().size(); i++) {
          visit(below(path, Integer.toString(i)), key, sequence.items().get(i));
        }
      }
      case Value.Sensitive sensitive -> visit(path, key, sensitive.value());
      case Value.Text text -> note(path, key, text.value(), text.place());
      case Value.Bool bool -> note(path, key, Boolean.toString(bool.value()), bool.place());
      case Value.Number number ->
          note(path, key, number.value().stripTrailingZeros().toPlainString(), number.place());
      case Value.Null _, Value.Unknown _ -> {}
    }
  }

  private void note(List<String> path, String key, String text, Place place) {
    decisions.of(key, text, place).ifPresent(found -> places.put(path, found));
  }

  private static List<String> below(List<String> path, String step) {
    List<String> below = new ArrayList<>(path);
    below.add(step);
    return List.copyOf(below);
  }
}
