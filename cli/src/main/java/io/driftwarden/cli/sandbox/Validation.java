package io.driftwarden.cli.sandbox;

import io.driftwarden.cli.sandbox.Rejection.Cause;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Holds the values of an object against the schema of its kind. */
final class Validation {
  private final List<Cause> causes = new ArrayList<>();

  private Validation() {}

  /** Returns what is wrong. */
  static List<Cause> of(JsonNode schema, JsonNode object) {
    Validation validation = new Validation();
    validation.check("", schema, object);
    return validation.causes;
  }

  private void check(String at, JsonNode schema, JsonNode value) {
    if (!hasType(schema, value)) {
      reject("TypeInvalid", at, "must be of type " + schema.path("type").asString());
      return;
    }
    checkNumber(at, schema, value);
    checkText(at, schema, value);
    checkFields(at, schema, value);
    for (int i = 0; i < value.size() && value.isArray(); i++) {
      check(at + "[" + i + "]", schema.path("items"), value.get(i));
    }
  }

  private static boolean hasType(JsonNode schema, JsonNode value) {
    if (schema.path("x-kubernetes-int-or-string").asBoolean(false)) {
      return value.isIntegralNumber() || value.isString();
    }
    return switch (schema.path("type").asString("")) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isString();
      case "boolean" -> value.isBoolean();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      default -> true;
    };
  }

  private void checkFields(String at, JsonNode schema, JsonNode value) {
    for (String name : Json.texts(schema.path("required"))) {
      if (!value.has(name)) {
        reject("Required", join(at, name), "Required value");
      }
    }
    value
        .properties()
        .forEach(field ->
            check(
                join(at, field.getKey()),
                schema.path("properties").path(field.getKey()),
                field.getValue()));
  }

  private void checkNumber(String at, JsonNode schema, JsonNode value) {
    bound(schema.path("minimum"), value)
        .filter(least -> value.decimalValue().compareTo(least) < 0)
        .ifPresent(least -> invalid(at, value, "greater than or equal to " + least));
    bound(schema.path("maximum"), value)
        .filter(most -> value.decimalValue().compareTo(most) > 0)
        .ifPresent(most -> invalid(at, value, "less than or equal to " + most));
  }

  private static Optional<BigDecimal> bound(JsonNode bound, JsonNode value) {
    return value.isNumber() && bound.isNumber()
        ? Optional.of(bound.decimalValue())
        : Optional.empty();
  }

  private void checkText(String at, JsonNode schema, JsonNode value) {
    JsonNode choices = schema.path("enum");
    if (choices.isArray() && choices.valueStream().noneMatch(value::equals)) {
      reject(
          "NotSupported",
          at,
          "Unsupported value: %s: supported values: %s"
              .formatted(Json.text(value), Json.text(choices)));
    }
    String pattern = schema.path("pattern").asString("");
    if (value.isString() && !Pattern.compile(pattern).matcher(value.asString()).find()) {
      invalid(at, value, "like " + pattern);
    }
  }

  private void invalid(String at, JsonNode value, String wanted) {
    reject(
        "Invalid",
        at,
        "Invalid value: %s: %s in body should be %s".formatted(Json.text(value), at, wanted));
  }

  private void reject(String reason, String at, String message) {
    causes.add(new Cause("FieldValue" + reason, message, at));
  }

  private static String join(String above, String name) {
    return above.isEmpty() ? name : above + "." + name;
  }
}
