package io.driftwarden.rego.schema;

import io.driftwarden.rego.builtin.Builtin;
import io.driftwarden.rego.builtin.BuiltinException;
import io.driftwarden.rego.builtin.BuiltinFamily;
import io.driftwarden.rego.builtin.Environment;
import io.driftwarden.rego.builtin.Operands;
import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.JsonReader;
import io.driftwarden.rego.value.JsonReader.NotJsonException;
import io.driftwarden.rego.value.NullValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The builtins {@code json.match_schema} and {@code json.verify_schema}. */
public final class SchemaBuiltins implements BuiltinFamily {
  private static final int MOST_KEPT = 16;

  /** The schemas that were compiled last: policies match many documents against few schemas. */
  private static final Map<Value, Subschema> COMPILED =
      Collections.synchronizedMap(
          new LinkedHashMap<>(MOST_KEPT, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Value, Subschema> eldest) {
              return size() > MOST_KEPT;
            }
          });

  @Override
  public Map<String, Builtin.Function> functions() {
    return Map.of(
        "json.match_schema",
        SchemaBuiltins::match,
        "json.verify_schema",
        (_, in) -> verify(in.value(0)));
  }

  private static Subschema compiled(Value given) throws InvalidSchemaException {
    Subschema known = COMPILED.get(given);
    if (known != null) {
      return known;
    }
    Subschema compiled = SchemaCompiler.compile(document(given));
    COMPILED.put(given, compiled);
    return compiled;
  }

  /** Returns a document, which may be given as the text of its JSON. */
  private static Value document(Value given) throws InvalidSchemaException {
    return switch (given) {
      case StringValue(String text) -> parsed(text);
      case ObjectValue _, ArrayValue _ -> parsed(given.toJson());
      default -> throw new InvalidSchemaException("wrong type, expected string or object");
    };
  }

  private static Value parsed(String text) throws InvalidSchemaException {
    try {
      return JsonReader.read(text);
    } catch (NotJsonException _) {
      throw new InvalidSchemaException("invalid JSON string");
    }
  }

  private static Value verify(Value schema) {
    try {
      SchemaCompiler.compile(document(schema));
      return ArrayValue.of(BooleanValue.TRUE, NullValue.NULL);
    } catch (InvalidSchemaException invalid) {
      return ArrayValue.of(
          BooleanValue.FALSE, new StringValue("jsonschema: " + invalid.getMessage()));
    }
  }

  private static Value match(Environment environment, Operands in) throws BuiltinException {
    try {
      Value document = document(in.value(0));
      Verdict verdict = Verdict.open(environment::charge);
      compiled(in.value(1)).judge(document, Verdict.Place.ROOT, verdict);
      return ArrayValue.of(
          BooleanValue.of(verdict.isValid()),
          ArrayValue.of(verdict.problems().stream().map(SchemaBuiltins::shown).toList()));
    } catch (InvalidSchemaException invalid) {
      throw in.wrong(invalid.getMessage());
    }
  }

  private static Value shown(Verdict.Problem problem) {
    String field = problem.place().field();
    return ObjectValue.ofStrings(
        Map.of(
            "error", new StringValue(field + ": " + problem.description()),
            "type", new StringValue(problem.type()),
            "field", new StringValue(field),
            "desc", new StringValue(problem.description())));
  }
}
