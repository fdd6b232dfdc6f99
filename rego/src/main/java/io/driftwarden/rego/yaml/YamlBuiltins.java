package io.driftwarden.rego.yaml;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.rego.builtin.Builtin;
import io.driftwarden.rego.builtin.BuiltinException;
import io.driftwarden.rego.builtin.BuiltinFamily;
import io.driftwarden.rego.builtin.Operands;
import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.NullValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.List;
import java.util.Map;

/** YAML text and values. Of several documents the first counts, but all must be sound. */
public final class YamlBuiltins implements BuiltinFamily {
  @Override
  public Map<String, Builtin.Function> functions() {
    return Map.of(
        "yaml.marshal", (_, in) -> new StringValue(YamlWriter.write(in.value(0))),
        "yaml.unmarshal", (_, in) -> unmarshal(in),
        "yaml.is_valid", (_, in) -> BooleanValue.of(isValid(in.value(0))));
  }

  private static Value unmarshal(Operands in) throws BuiltinException {
    try {
      return read(in.text(0));
    } catch (DiagnosticException wrong) {
      Diagnostic first = wrong.diagnostics().getFirst();
      int line = first.place().map(place -> place.line()).orElse(1);
      throw in.wrong(
          "yaml: line %d: did not find YAML: %s: %s"
              .formatted(line, first.summary(), first.detail()));
    }
  }

  private static boolean isValid(Value value) {
    if (!(value instanceof StringValue(String text))) {
      return false;
    }
    try {
      return read(text).depth() >= 0;
    } catch (DiagnosticException _) {
      return false;
    }
  }

  private static Value read(String text) {
    List<Node> documents = YamlReader.readCore(new Source("yaml", text));
    return documents.isEmpty() ? NullValue.NULL : YamlValues.of(documents.getFirst());
  }
}
