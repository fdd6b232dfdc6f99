package io.driftwarden.rego.x509;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.NullValue;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.math.BigInteger;
import java.util.Base64;
import java.util.List;

/** Values as OPA shows them: a list without elements is null, bytes are base 64. */
final class Fields {
  private Fields() {}

  static Value bytes(byte[] bytes) {
    return new StringValue(Base64.getEncoder().encodeToString(bytes));
  }

  static Value list(List<? extends Value> values) {
    return values.isEmpty() ? NullValue.NULL : ArrayValue.of(values);
  }

  static Value texts(List<String> texts) {
    return list(texts.stream().map(StringValue::new).toList());
  }

  static Value numbers(List<BigInteger> numbers) {
    return ArrayValue.of(numbers.stream().map(NumberValue::of).toList());
  }
}
