package io.driftwarden.rego.schema;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** The fields of a schema, each of which must be of its type. */
record Fields(ObjectValue object) {

  Optional<Value> value(String name) {
    return Optional.ofNullable(object.get(name));
  }

  Optional<String> text(String name) throws InvalidSchemaException {
    return switch (object.get(name)) {
      case null -> Optional.empty();
      case StringValue(String text) -> Optional.of(text);
      default -> throw InvalidSchemaException.type("string", name);
    };
  }

  List<Value> list(String name) throws InvalidSchemaException {
    return switch (object.get(name)) {
      case null -> List.of();
      case ArrayValue array -> array.elements();
      default -> throw new InvalidSchemaException(name + " must be of an array");
    };
  }

  /** Returns a number, if there is one of any type. */
  Optional<BigDecimal> number(String name) {
    return object.get(name) instanceof NumberValue number
        ? Optional.of(number.value())
        : Optional.empty();
  }

  /** Returns a count, which must be written without a point. */
  Optional<Long> count(String name) throws InvalidSchemaException {
    Value value = object.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof NumberValue number)
        || !number.text().matches("-?[0-9]+")
        || new BigInteger(number.text()).bitLength() >= Long.SIZE) {
      throw new InvalidSchemaException(name + " must be of an integer");
    }
    if (number.value().signum() < 0) {
      throw new InvalidSchemaException(name + " must be greater than or equal to 0");
    }
    return Optional.of(number.value().longValue());
  }
}
