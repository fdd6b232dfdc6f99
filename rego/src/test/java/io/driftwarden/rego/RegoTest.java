package io.driftwarden.rego;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftwarden.diagnostics.Source;
import io.driftwarden.rego.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegoTest {
  @Test
  void aPolicyOfEitherSyntaxIsAnswered() {
    Source newer =
        new Source("new.rego", "package a\n\ndeny contains msg if {\n  msg := input.names[_]\n}\n");
    Source older = new Source("old.rego", "package b\n\ndeny[msg] { msg := input.names[_] }\n");
    CompiledPolicies policies = Rego.compile(List.of(newer, older), Value.of(Map.of()));
    Value input = Value.of(Map.of("names", List.of("x", "y")));
    assertEquals(
        Optional.of("[\"x\",\"y\"]"), policies.evaluate("data.a.deny", input).map(Value::toJson));
    assertEquals(
        Optional.of("[\"x\",\"y\"]"), policies.evaluate("data.b.deny", input).map(Value::toJson));
  }
}
