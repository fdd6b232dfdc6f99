package io.driftwarden.rego;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.rego.builtin.Builtins;
import io.driftwarden.rego.value.JsonReader;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every builtin that OPA says it has is here, or is a part of the syntax. */
class CapabilitiesTest {
  /** What OPA's compiler makes of syntax; the first three may be written as calls too. */
  private static final Set<String> SYNTAX =
      Set.of(
          "assign",
          "eq",
          "print",
          "internal.print",
          "internal.template_string",
          "internal.test_case");

  private static final CompiledPolicies NONE = Rego.compile(List.of(), Value.of(Map.of()));

  private static List<Map<String, Value>> capabilities(String query) throws Exception {
    Process opa =
        new ProcessBuilder(Parts.opa("opa").toString(), "capabilities", "--current").start();
    String said = new String(opa.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, opa.waitFor());
    return NONE.query(query, JsonReader.read(said));
  }

  private static String text(Map<String, Value> found, String name) {
    return String.valueOf(Objects.requireNonNull(found.get(name)).plain());
  }

  @Test
  @Tag("oracle")
  void everyBuiltinOfOpaIsHere() throws Exception {
    List<String> wrong = new ArrayList<>();
    Set<String> theirs = new TreeSet<>();
    String query =
        "some b in input.builtins; name := b.name; arity := count(object.get(b.decl, \"args\", []))";
    for (Map<String, Value> found : capabilities(query)) {
      String name = text(found, "name");
      theirs.add(name);
      boolean same =
          Builtins.find(name)
              .filter(builtin ->
                  text(found, "arity").equals("" + builtin.signature().parameters().size()))
              .isPresent();
      if (!same && !SYNTAX.contains(name)) {
        wrong.add(name);
      }
    }
    assertEquals(List.of(), wrong, "are not here, or take another number of arguments");
    assertEquals(
        List.of(),
        Builtins.names().stream().filter(name -> !theirs.contains(name)).toList(),
        "are not OPA's");
  }

  @Test
  @Tag("oracle")
  void whatOpaCallsDeprecatedIsRefusedInV1() throws Exception {
    String query = "some b in input.builtins; b.deprecated; name := b.name; args := b.decl.args";
    for (Map<String, Value> found : capabilities(query)) {
      String name = text(found, "name");
      String refused = refusal("x := %s(%s)".formatted(name, "input" + arguments(found)));
      assertTrue(refused.contains("deprecated"), name + ": " + refused);
    }
  }

  private static String arguments(Map<String, Value> found) {
    return Objects.requireNonNull(found.get("args")).plain() instanceof List<?> args
            && args.size() > 1
        ? ", input"
        : "";
  }

  private static String refusal(String rule) {
    Source source = new Source("p.rego", "package p\n" + rule + "\n");
    Options options = Options.DEFAULT.with(Dialect.V1);
    return String.valueOf(
        assertThrows(
                DiagnosticException.class,
                () ->
                    Rego.compile(List.of(source), Value.of(Map.of()), options)
                        .evaluate("data.p.x", Value.of(Map.of())))
            .diagnostics()
            .getFirst()
            .detail());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http.send({\"method\": \"get\", \"url\": \"http://localhost\"})",
        "net.lookup_ip_addr(\"localhost\")",
        "opa.runtime()"
      })
  void whatReachesOutIsOffAndSaysSo(String call) {
    assertTrue(refusal("x := " + call).contains("is switched off"));
  }
}
