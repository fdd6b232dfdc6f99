package io.driftwarden.rego;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

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

  @Test
  void whatLooksLikeChanceFollowsFromTheSeed() {
    Source policy =
        new Source("p.rego", "package p\nx := [uuid.rfc4122(\"a\"), rand.intn(\"b\", 1000)]\n");
    Options options = Options.DEFAULT.withSeed(1);
    CompiledPolicies one = Rego.compile(List.of(policy), Value.of(Map.of()), options);
    CompiledPolicies same = Rego.compile(List.of(policy), Value.of(Map.of()), options);
    CompiledPolicies other = Rego.compile(List.of(policy), Value.of(Map.of()), options.withSeed(2));
    assertEquals(one.evaluate("data.p.x", null), same.evaluate("data.p.x", null));
    assertNotEquals(one.evaluate("data.p.x", null), other.evaluate("data.p.x", null));
  }

  @Test
  void annotationsAreChainedFromTheRuleOutwards() {
    Source policy =
        new Source(
            "p.rego",
            """
            # METADATA
            # scope: subpackages
            # organizations: [us]
            package a.b

            # METADATA
            # title: one
            # authors: [Jo <jo@example.com>]
            x := rego.metadata.chain()
            """);
    CompiledPolicies policies = Rego.compile(List.of(policy), Value.of(Map.of()));
    assertEquals(
        "[{\"annotations\":{\"authors\":[{\"email\":\"jo@example.com\",\"name\":\"Jo\"}],\"scope\":\"rule\","
            + "\"title\":\"one\"},\"path\":[\"a\",\"b\",\"x\"]},"
            + "{\"annotations\":{\"organizations\":[\"us\"],\"scope\":\"subpackages\"},\"path\":[\"a\",\"b\"]}]",
        policies.evaluate("data.a.b.x", null).orElseThrow().toJson());
  }
}
