package io.driftwarden.rego.schema;

import io.driftwarden.rego.schema.Verdict.Place;
import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The keywords about the members of an object. */
final class ObjectKeywords {
  private final Fields fields;
  private final Subschema into;
  private final Inner inner;
  private final Map<String, Matching> patterns = new LinkedHashMap<>();

  /** Compiles a schema within the one in hand. */
  interface Inner {
    Subschema compile(Value schema) throws InvalidSchemaException;
  }

  /** A schema for all members whose names match. */
  private record Matching(Predicate<String> pattern, Subschema schema) {}

  ObjectKeywords(Fields fields, Subschema into, Inner inner) {
    this.fields = fields;
    this.into = into;
    this.inner = inner;
  }

  void compile(Draft draft) throws InvalidSchemaException {
    properties();
    Subschema additional = additional();
    boolean isClosed =
        fields.value("additionalProperties").filter(BooleanValue.FALSE::equals).isPresent();
    patterns();
    if (additional != null || isClosed || !patterns.isEmpty()) {
      Subschema.Check unknown = isClosed ? ObjectKeywords::refuse : within(additional);
      into.add(
          Keyword.ADDITIONAL_PROPERTIES,
          (value, place, verdict) -> {
            for (Member member : members(value, place)) {
              if (!matches(member, verdict) && !into.hasProperty(member.place().name())) {
                unknown.check(member.value(), member.place(), verdict);
              }
            }
          });
    }
    if (draft.isAtLeast(Draft.DRAFT_6)) {
      propertyNames();
    }
  }

  private static String name(Value key) {
    return key instanceof StringValue(String text) ? text : key.toJson();
  }

  private static List<String> names(Value value) {
    return value instanceof ObjectValue object
        ? object.keys().stream().map(ObjectKeywords::name).toList()
        : List.of();
  }

  private void properties() throws InvalidSchemaException {
    Optional<Value> properties = fields.value("properties");
    if (properties.isPresent()) {
      if (!(properties.get() instanceof ObjectValue object)) {
        throw new InvalidSchemaException("Properties must be of type object");
      }
      for (Value key : object.keys()) {
        into.addProperty(name(key), inner.compile(object.at(key)));
      }
    }
  }

  private @Nullable Subschema additional() throws InvalidSchemaException {
    return switch (fields.value("additionalProperties").orElse(BooleanValue.TRUE)) {
      case BooleanValue _ -> null;
      case ObjectValue object -> inner.compile(object);
      default -> throw InvalidSchemaException.type("boolean/Valid Schema", "additionalProperties");
    };
  }

  private void patterns() throws InvalidSchemaException {
    Optional<Value> given = fields.value("patternProperties");
    if (given.isEmpty()) {
      return;
    }
    if (!(given.get() instanceof ObjectValue object)) {
      throw InvalidSchemaException.type("Valid Schema", "patternProperties");
    }
    for (Value key : object.keys()) {
      String regex = name(key);
      Predicate<String> pattern =
          Patterns.compile(regex)
              .orElseThrow(
                  () -> new InvalidSchemaException("Invalid regex pattern '%s'".formatted(regex)));
      patterns.put(regex, new Matching(pattern, inner.compile(object.at(key))));
    }
  }

  private void propertyNames() throws InvalidSchemaException {
    Optional<Value> given = fields.value("propertyNames");
    if (given.isEmpty()) {
      return;
    }
    if (!(given.get() instanceof BooleanValue) && !(given.get() instanceof ObjectValue)) {
      throw InvalidSchemaException.type("Valid Schema", "patternProperties");
    }
    Subschema schema = inner.compile(given.get());
    into.add(
        Keyword.PROPERTY_NAMES,
        (value, place, verdict) -> {
          for (String name : names(value)) {
            Verdict own = verdict.of(schema, new StringValue(name), place);
            if (!own.isValid()) {
              verdict.problem(
                  "invalid_property_name",
                  place,
                  "Property name of \"%s\" does not match".formatted(name));
              verdict.merge(own);
            }
          }
        });
  }

  /** A member of an object, and where it stands. */
  private record Member(Value value, Place place) {}

  private static List<Member> members(Value value, Place place) {
    return value instanceof ObjectValue object
        ? object.keys().stream()
            .map(key -> new Member(object.at(key), place.in(name(key))))
            .toList()
        : List.of();
  }

  /** Checks a member by the patterns that its name matches, and reports whether there are any. */
  private boolean matches(Member member, Verdict verdict) throws InvalidSchemaException {
    boolean matches = false;
    for (Matching each : patterns.values()) {
      if (each.pattern().test(member.place().name())) {
        matches = true;
        verdict.merge(verdict.of(each.schema(), member.value(), member.place()));
      }
    }
    if (matches) {
      verdict.met();
    }
    return matches;
  }

  private static void refuse(Value value, Place place, Verdict verdict) {
    verdict.problem(
        "additional_property_not_allowed",
        place.outside(),
        "Additional property %s is not allowed".formatted(place.name()));
  }

  private static Subschema.Check within(@Nullable Subschema schema) {
    return (value, place, verdict) -> {
      if (schema != null) {
        verdict.merge(verdict.of(schema, value, place));
      }
    };
  }

  void required() throws InvalidSchemaException {
    List<String> required = new ArrayList<>();
    for (Value each : fields.list("required")) {
      if (!(each instanceof StringValue(String name))) {
        throw InvalidSchemaException.type("string", "required");
      }
      if (required.contains(name)) {
        throw new InvalidSchemaException("required items must be unique");
      }
      required.add(name);
    }
    if (!required.isEmpty()) {
      into.add(
          Keyword.REQUIRED,
          (value, place, verdict) -> {
            for (String name : required) {
              if (value instanceof ObjectValue object && object.get(name) != null) {
                verdict.met();
              } else {
                verdict.problem("required", place, name + " is required");
              }
            }
          });
    }
  }
}
