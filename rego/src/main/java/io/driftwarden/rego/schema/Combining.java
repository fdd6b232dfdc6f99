package io.driftwarden.rego.schema;

import io.driftwarden.rego.schema.Verdict.Place;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What keywords that combine schemas demand. */
final class Combining {
  private Combining() {}

  static Subschema.Check anyOf(List<Subschema> schemas) {
    return (value, place, verdict) -> {
      Verdict best = null;
      for (Subschema schema : schemas) {
        Verdict each = verdict.of(schema, value, place);
        if (each.isValid()) {
          return;
        }
        best = better(best, each);
      }
      verdict.problem("number_any_of", place, "Must validate at least one schema (anyOf)");
      if (best != null) {
        verdict.merge(best);
      }
    };
  }

  private static Verdict better(@Nullable Verdict one, Verdict other) {
    return one == null || other.score() > one.score() ? other : one;
  }

  static Subschema.Check oneOf(List<Subschema> schemas) {
    return (value, place, verdict) -> {
      int count = 0;
      Verdict best = null;
      for (Subschema schema : schemas) {
        Verdict each = verdict.of(schema, value, place);
        count += each.isValid() ? 1 : 0;
        best = each.isValid() || count > 0 ? best : better(best, each);
      }
      if (count != 1) {
        verdict.problem("number_one_of", place, "Must validate one and only one schema (oneOf)");
        if (count == 0 && best != null) {
          verdict.merge(best);
        }
      }
    };
  }

  static Subschema.Check allOf(List<Subschema> schemas) {
    return (value, place, verdict) -> {
      boolean all = true;
      for (Subschema schema : schemas) {
        Verdict each = verdict.of(schema, value, place);
        all &= each.isValid();
        verdict.merge(each);
      }
      if (!all) {
        verdict.problem("number_all_of", place, "Must validate all the schemas (allOf)");
      }
    };
  }

  static Subschema.Check not(Subschema schema) {
    return (value, place, verdict) -> {
      if (verdict.of(schema, value, place).isValid()) {
        verdict.problem("number_not", place, "Must not validate the schema (not)");
      }
    };
  }

  /** Returns the demand of either of two schemas, where another decides which. */
  static Subschema.Check either(
      Subschema condition, @Nullable Subschema then, @Nullable Subschema otherwise) {
    return (value, place, verdict) -> {
      boolean holds = verdict.of(condition, value, place).isValid();
      Subschema chosen = holds ? then : otherwise;
      Verdict own = chosen == null ? null : verdict.of(chosen, value, place);
      if (own != null && !own.isValid()) {
        verdict.problem(
            holds ? "condition_then" : "condition_else",
            place,
            holds
                ? "Must validate \"then\" as \"if\" was valid"
                : "Must validate \"else\" as \"if\" was not valid");
        verdict.merge(own);
      }
    };
  }

  /** Returns what members demand that are there: further members, or a schema. */
  static Subschema.Check dependencies(
      Map<String, List<String>> members, Map<String, Subschema> schemas) {
    return (value, place, verdict) -> {
      if (!(value instanceof ObjectValue object)) {
        return;
      }
      for (Value key : object.keys()) {
        String name = key instanceof StringValue(String text) ? text : "";
        missing(members.getOrDefault(name, List.of()), object, place, verdict);
        Subschema schema = schemas.get(name);
        if (schema != null) {
          verdict.merge(verdict.of(schema, value, place));
        }
      }
    };
  }

  private static void missing(
      List<String> wanted, ObjectValue object, Place place, Verdict verdict) {
    for (String name : wanted) {
      if (object.get(name) == null) {
        verdict.problem("missing_dependency", place, "Has a dependency on " + name);
      }
    }
  }
}
