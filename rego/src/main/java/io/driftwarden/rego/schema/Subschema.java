package io.driftwarden.rego.schema;

import io.driftwarden.rego.schema.Keyword.Group;
import io.driftwarden.rego.schema.Verdict.Place;
import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.NullValue;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.SetValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A compiled schema, or a part of one. */
final class Subschema {
  private final List<String> types = new ArrayList<>();
  private final Map<Keyword, Check> checks = new EnumMap<>(Keyword.class);
  private final Map<String, Subschema> properties = new LinkedHashMap<>();
  private @Nullable Boolean always;
  private @Nullable Subschema reference;

  /** What a keyword demands of a value. */
  interface Check {
    void check(Value value, Place place, Verdict verdict) throws InvalidSchemaException;
  }

  void add(Keyword keyword, Check check) {
    checks.put(keyword, check);
  }

  void addType(String type) {
    types.add(type);
  }

  boolean hasType(String type) {
    return types.contains(type);
  }

  void addProperty(String name, Subschema schema) {
    properties.put(name, schema);
  }

  boolean hasProperty(String name) {
    return properties.containsKey(name);
  }

  /** Makes this the schema that allows everything or nothing. */
  void allowAll(boolean allowed) {
    always = allowed;
  }

  void refer(Subschema other) {
    reference = other;
  }

  void judge(Value value, Place place, Verdict verdict) throws InvalidSchemaException {
    verdict.enter();
    if (always != null) {
      if (!always) {
        verdict.problem("false", place, "False always fails validation");
      }
    } else if (reference != null) {
      verdict.merge(verdict.of(reference, value, place));
    } else if (isOfType(value)) {
      judgeAll(value, place, verdict);
      verdict.met();
    } else {
      verdict.problem(
          "invalid_type",
          place,
          "Invalid type. Expected: %s, given: %s".formatted(wanted(), type(value)));
    }
  }

  private String wanted() {
    return types.size() == 1 ? types.getFirst() : "[" + String.join(",", types) + "]";
  }

  private static String type(Value value) {
    return switch (value) {
      case NullValue _ -> "null";
      case BooleanValue _ -> "boolean";
      case NumberValue number -> number.isInteger() ? "integer" : "number";
      case StringValue _ -> "string";
      case ArrayValue _, SetValue _ -> "array";
      case ObjectValue _ -> "object";
    };
  }

  private boolean isOfType(Value value) {
    String type = type(value);
    return types.isEmpty()
        || types.contains(type)
        || (type.equals("integer") && types.contains("number"));
  }

  private void judgeAll(Value value, Place place, Verdict verdict) throws InvalidSchemaException {
    run(Group.COMBINING, value, place, verdict);
    switch (value) {
      case NumberValue _ -> run(Group.NUMBER, value, place, verdict);
      case ArrayValue _ -> run(Group.ARRAY, value, place, verdict);
      case ObjectValue _ -> run(Group.OBJECT, value, place, verdict);
      default -> {}
    }
    run(Group.COMMON, value, place, verdict);
    if (value instanceof StringValue) {
      run(Group.STRING, value, place, verdict);
    }
    if (value instanceof ObjectValue object) {
      judgeProperties(object, place, verdict);
    }
  }

  private void run(Group group, Value value, Place place, Verdict verdict)
      throws InvalidSchemaException {
    for (Map.Entry<Keyword, Check> entry : checks.entrySet()) {
      if (entry.getKey().group() == group) {
        entry.getValue().check(value, place, verdict);
      }
    }
    verdict.met();
  }

  private void judgeProperties(ObjectValue object, Place place, Verdict verdict)
      throws InvalidSchemaException {
    for (Map.Entry<String, Subschema> property : properties.entrySet()) {
      Value member = object.get(property.getKey());
      if (member != null) {
        verdict.merge(verdict.of(property.getValue(), member, place.in(property.getKey())));
      }
    }
  }
}
