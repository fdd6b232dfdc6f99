package io.driftwarden.rego.schema;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The keywords about what a value is: its type, one of some, a text that looks in some way. */
final class ValueKeywords {
  private static final List<String> TYPES =
      List.of("array", "boolean", "integer", "number", "null", "object", "string");

  private final Fields fields;
  private final Subschema into;

  ValueKeywords(Fields fields, Subschema into) {
    this.fields = fields;
    this.into = into;
  }

  void types() throws InvalidSchemaException {
    Optional<Value> type = fields.value("type");
    if (type.isEmpty()) {
      return;
    }
    if (type.get() instanceof StringValue(String name)) {
      type(name);
      return;
    }
    if (!(type.get() instanceof ArrayValue array)) {
      throw InvalidSchemaException.type("type", "string/Array Of Strings");
    }
    for (Value each : array) {
      if (!(each instanceof StringValue(String name))) {
        throw InvalidSchemaException.type("type", "string/Array Of Strings");
      }
      type(name);
    }
  }

  private void type(String name) throws InvalidSchemaException {
    if (!TYPES.contains(name)) {
      throw new InvalidSchemaException(
          "has a primitive type that is NOT VALID -- given: /%s/ Expected valid values are:[%s]"
              .formatted(name, String.join(" ", TYPES)));
    }
    if (into.hasType(name)) {
      throw new InvalidSchemaException(name + " type is duplicated");
    }
    into.addType(name);
  }

  void pattern() throws InvalidSchemaException {
    Optional<String> pattern = fields.text("pattern");
    if (pattern.isEmpty()) {
      return;
    }
    Predicate<String> found =
        Patterns.compile(pattern.get())
            .orElseThrow(() -> new InvalidSchemaException("pattern must be a valid regex"));
    into.add(
        Keyword.PATTERN,
        (value, place, verdict) -> {
          if (value instanceof StringValue(String text) && !found.test(text)) {
            verdict.problem(
                "pattern", place, "Does not match pattern '%s'".formatted(pattern.get()));
          }
        });
  }

  void format() throws InvalidSchemaException {
    Optional<String> format = fields.text("format");
    if (format.isEmpty()) {
      return;
    }
    into.add(
        Keyword.FORMAT,
        (value, place, verdict) -> {
          if (value instanceof StringValue(String text) && !Formats.matches(format.get(), text)) {
            verdict.problem("format", place, "Does not match format '%s'".formatted(format.get()));
          }
        });
  }

  void constant() {
    fields
        .value("const")
        .map(NumberText::json)
        .ifPresent(wanted ->
            into.add(
                Keyword.CONST,
                (value, place, verdict) -> {
                  if (!NumberText.json(value).equals(wanted)) {
                    verdict.problem("const", place, place.field() + " does not match: " + wanted);
                  }
                }));
  }

  void oneOfSome() throws InvalidSchemaException {
    List<String> allowed = new ArrayList<>();
    for (Value each : fields.list("enum")) {
      String json = NumberText.json(each);
      if (allowed.contains(json)) {
        throw new InvalidSchemaException("enum items must be unique");
      }
      allowed.add(json);
    }
    if (fields.value("enum").isPresent()) {
      into.add(
          Keyword.ENUM,
          (value, place, verdict) -> {
            if (!allowed.contains(NumberText.json(value))) {
              verdict.problem(
                  "enum",
                  place,
                  "%s must be one of the following: %s"
                      .formatted(place.field(), String.join(", ", allowed)));
            }
          });
    }
  }
}
