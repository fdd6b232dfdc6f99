package io.driftwarden.rego.yaml;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.NullValue;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import io.driftwarden.yaml.Node;
import java.util.LinkedHashMap;
import java.util.Map;

/** What YAML says, as values. */
public final class YamlValues {
  private YamlValues() {}

  /** Returns a document, or a part of one, as a value. */
  public static Value of(Node node) {
    return switch (node) {
      case Node.Null _ -> NullValue.NULL;
      case Node.Bool bool -> BooleanValue.of(bool.value());
      case Node.Number number -> NumberValue.of(number.value());
      case Node.Text text -> new StringValue(text.value());
      case Node.Sequence sequence ->
          ArrayValue.of(sequence.items().stream().map(YamlValues::of).toList());
      case Node.Mapping mapping -> {
        Map<String, Value> entries = new LinkedHashMap<>();
        mapping.entries().forEach(entry -> entries.put(entry.key(), of(entry.value())));
        yield ObjectValue.ofStrings(entries);
      }
    };
  }
}
