package io.driftwarden.rego.schema;

import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.Optional;

/** An edition of JSON Schema; the mixture has what any of them has. */
enum Draft {
  DRAFT_4("http://json-schema.org/draft-04/schema"),
  DRAFT_6("http://json-schema.org/draft-06/schema"),
  DRAFT_7("http://json-schema.org/draft-07/schema"),
  MIXTURE("");

  private final String uri;

  Draft(String uri) {
    this.uri = uri;
  }

  boolean isAtLeast(Draft other) {
    return compareTo(other) >= 0;
  }

  /** Returns the edition that a schema names, if it names one that we know. */
  static Optional<Draft> of(Value schema) throws InvalidSchemaException {
    if (schema instanceof BooleanValue) {
      return Optional.empty();
    }
    if (!(schema instanceof ObjectValue object)) {
      throw new InvalidSchemaException("schema is invalid");
    }
    Value named = object.get("$schema");
    if (named == null) {
      return Optional.empty();
    }
    if (!(named instanceof StringValue(String text))) {
      throw new InvalidSchemaException("$schema must be of type string");
    }
    String bare = text.endsWith("#") ? text.substring(0, text.length() - 1) : text;
    for (Draft draft : values()) {
      if (!bare.isEmpty() && draft.uri.equals(bare)) {
        return Optional.of(draft);
      }
    }
    return Optional.empty();
  }

  /** Returns the keyword that names a schema. */
  String idKeyword(ObjectValue schema) {
    return switch (this) {
      case DRAFT_4 -> "id";
      case DRAFT_6, DRAFT_7 -> "$id";
      case MIXTURE -> schema.get("id") == null ? "$id" : "id";
    };
  }
}
