package io.driftwarden.hcl.function;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.hcl.value.Numbers;
import io.driftwarden.hcl.value.Value;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Reads YAML for {@code yamldecode}. */
final class YamlValue {
  private YamlValue() {}

  static Value of(String text) throws FunctionException {
    List<Node> documents = read(text);
    if (documents.size() > 1) {
      throw new FunctionException("on line 1, column 1: unexpected extra content after value");
    }
    return documents.isEmpty() ? new Value.Null(Value.Mark.NONE) : value(documents.getFirst());
  }

  private static List<Node> read(String text) throws FunctionException {
    try {
      return YamlReader.read(new Source("yamldecode", text));
    } catch (DiagnosticException e) {
      throw new FunctionException(
          "line %d: %s"
              .formatted(
                  e.diagnostics().getFirst().subject() == null
                      ? 1
                      : e.diagnostics().getFirst().subject().line(),
                  e.diagnostics().getFirst().detail()));
    }
  }

  private static Value value(Node node) {
    return switch (node) {
      case Node.Null _ -> new Value.Null(Value.Mark.NONE);
      case Node.Bool bool -> Value.bool(bool.value());
      case Node.Number number -> number(number);
      case Node.Text text -> Value.text(text.value());
      case Node.Sequence sequence ->
          Value.tuple(sequence.items().stream().map(YamlValue::value).toList());
      case Node.Mapping mapping -> {
        SequencedMap<String, Value> fields = new LinkedHashMap<>();
        mapping.entries().forEach(entry -> fields.put(entry.key(), value(entry.value())));
        yield Value.Fields.of(fields, Value.Mark.NONE);
      }
    };
  }

  /** A number with leading zeros is a decimal one all the same. */
  private static Value number(Node.Number number) {
    String digits = number.text().replace("_", "");
    boolean decimal = digits.matches("[-+]?[0-9]+");
    BigDecimal value = decimal ? new BigDecimal(digits) : number.value();
    return new Value.Num(Numbers.round(value, Numbers.WRITTEN), Value.Mark.NONE);
  }
}
