package io.driftwarden.rego.schema;

import io.driftwarden.rego.schema.Verdict.Place;
import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What keywords demand of the elements of an array. */
final class Arrays {
  private Arrays() {}

  private static List<Value> elements(Value value) {
    return value instanceof ArrayValue array ? array.elements() : List.of();
  }

  private static Verdict element(Subschema schema, Value value, int index, Inside inside)
      throws InvalidSchemaException {
    Place place = inside.place().in(Integer.toString(index));
    return inside.verdict().of(schema, elements(value).get(index), place);
  }

  /** The array in which an element stands. */
  private record Inside(Place place, Verdict verdict) {}

  static Subschema.Check each(Subschema schema) {
    return (value, place, verdict) -> {
      for (int i = 0; i < elements(value).size(); i++) {
        verdict.merge(element(schema, value, i, new Inside(place, verdict)));
      }
    };
  }

  /** Returns the demand of a schema for each position, and of one for those after. */
  static Subschema.Check byPosition(
      List<Subschema> schemas, @Nullable Subschema further, boolean isClosed) {
    return (value, place, verdict) -> {
      int size = elements(value).size();
      for (int i = 0; i < size; i++) {
        Subschema schema = i < schemas.size() ? schemas.get(i) : further;
        if (schema != null) {
          verdict.merge(element(schema, value, i, new Inside(place, verdict)));
        }
      }
      if (isClosed && size > schemas.size()) {
        verdict.problem("array_no_additional_items", place, "No additional items allowed on array");
      }
    };
  }

  static void unique(Value value, Place place, Verdict verdict) {
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < elements(value).size(); i++) {
      Integer before = seen.put(NumberText.json(elements(value).get(i)), i);
      if (before != null) {
        verdict.problem("unique", place, "array items[%d,%d] must be unique".formatted(before, i));
      }
    }
  }

  static Subschema.Check contains(Subschema schema) {
    return (value, place, verdict) -> {
      Verdict best = null;
      for (int i = 0; i < elements(value).size(); i++) {
        Verdict each = element(schema, value, i, new Inside(place, verdict));
        if (each.isValid()) {
          return;
        }
        best = best == null || each.score() > best.score() ? each : best;
      }
      verdict.problem("contains", place, "At least one of the items must match");
      if (best != null) {
        verdict.merge(best);
      }
    };
  }
}
