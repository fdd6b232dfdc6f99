package io.driftwarden.policies.opa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.policies.EngineException;
import io.driftwarden.policies.PolicySet;
import io.driftwarden.policies.Question;
import io.driftwarden.policies.RepositoryPolicies;
import io.driftwarden.policies.opa.StubServer.Answer;
import io.driftwarden.rego.value.Value;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How servers behave and misbehave; what a real OPA makes of the policies is shown in e2e. */
class OpaEngineTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final PolicySet NONE = PolicySet.with(RepositoryPolicies.of(List.of()));
  private static final PolicySet OWN = set("policies/a b.rego", "package main\n\ndeny := []\n");

  private final StubServer server = new StubServer();

  private static PolicySet set(String path, String text) {
    return PolicySet.with(RepositoryPolicies.of(List.of(new Source(path, text))));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static List<Map<String, Value>> ask(OpaEngine engine, PolicySet policies) {
    return engine.answers(
        policies,
        List.of(new Question(policies.library(), Value.of(Map.of("resources", List.of())))));
  }

  private List<Map<String, Value>> ask(PolicySet policies) {
    try (OpaEngine engine = OpaEngine.at(server.address(), LIMIT)) {
      return ask(engine, policies);
    }
  }

  private void assertTold(String summary, String... words) {
    String told = assertThrows(EngineException.class, () -> ask(NONE)).getMessage();
    assertTrue(told.contains(summary), told);
    assertTrue(told.contains(server.address().toString()), told);
    for (String word : words) {
      assertTrue(told.contains(word), told);
    }
  }

  @Test
  void thePoliciesAreBroughtOnceAndOthersTakenAway() {
    try (OpaEngine engine = OpaEngine.at(server.address(), LIMIT)) {
      ask(engine, OWN);
      assertTrue(server.modules.containsKey("driftwarden/own/0/policies/a_b.rego"));
      assertTrue(server.modules.containsKey("driftwarden/library/lib/access.rego"));
      server.modules.put("driftwarden/library/lib/access.rego", "left alone");
      assertEquals(List.of(Map.of()), ask(engine, OWN));
      assertEquals("left alone", server.modules.get("driftwarden/library/lib/access.rego"));

      ask(engine, NONE);
      assertFalse(server.modules.keySet().toString().contains("own"), server.modules.toString());
      assertFalse(server.modules.containsValue("left alone"));
    }
  }

  @Test
  void aServerThatHasThemAlreadyIsOnlyAsked() {
    ask(OWN);
    int before = server.questions();
    ask(OWN);
    assertEquals(before + 1, server.questions());
  }

  @Test
  void aServerThatLostThemGetsThemAgain() {
    try (OpaEngine engine = OpaEngine.at(server.address(), LIMIT)) {
      ask(engine, OWN);
      server.modules.clear();
      assertEquals(List.of(Map.of()), ask(engine, OWN));
    }
  }

  @Test
  void nobodyThere() {
    server.close();
    assertTold("OPA can't be reached", "Start OPA");
  }

  @Test
  void aServerThatIsSlowIsNotWaitedFor() {
    server.answering(request -> {
      pause(Duration.ofSeconds(20));
      return server.asOpa(request);
    });
    try (OpaEngine engine = OpaEngine.at(server.address(), Duration.ofMillis(300))) {
      long begun = System.nanoTime();
      List<String> told =
          List.of(1, 2, 3, 4).parallelStream()
              .map(_ -> assertThrows(EngineException.class, () -> ask(engine, NONE)).getMessage())
              .toList();
      assertTrue(told.getFirst().contains("within 300 ms"), told.getFirst());
      assertTrue(System.nanoTime() - begun < Duration.ofSeconds(5).toNanos());
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void anAnswerThatIsNoneOfOpas() {
    for (String nonsense :
        List.of(
            "<html>",
            "",
            "[]",
            "{\"result\": 1}",
            "{\"result\": {\"digest\": \"x\", \"answers\": 1}}",
            "{\"result\": {\"digest\": \"%s\", \"answers\": []}}".formatted(NONE.digest()),
            "{\"result\": {\"digest\": \"%s\", \"answers\": [1]}}".formatted(NONE.digest()))) {
      server.answering(_ -> new Answer(200, nonsense));
      assertTold("OPA's answer can't be understood", "Mend the address");
    }
    server.answering(_ -> new Answer(404, "not found"));
    assertTold("OPA's answer can't be understood");
    server.answering(_ -> new Answer(302, ""));
    assertTold("OPA's answer can't be understood");
  }

  @Test
  void aServerThatWantsCredentials() {
    server.answering(_ -> new Answer(401, "{\"code\": \"unauthorized\"}"));
    assertTold("OPA wants credentials", "401");
  }

  @Test
  void aServerWithPoliciesOfOthers() {
    server.modules.put("theirs/main.rego", "package main\n\nexception contains [\"all\"]\n");
    assertTold("OPA has other policies", "theirs/main.rego", "an OPA of its own");
    assertEquals(1, server.modules.size());
  }

  @Test
  void aServerWhosePoliciesSomebodyElseChangesAllTheTime() {
    server.answering(request -> {
      Answer answer = server.asOpa(request);
      server.modules.put(Entry.NAME, new Entry(OWN).module());
      return answer;
    });
    assertTold("OPA's policies keep changing", "an OPA of its own");
  }

  @Test
  void aModuleThatIsRefusedIsToldInItsPlace() {
    server.answering(request ->
        request.getRequestURI().getPath().contains("/own/")
            ? new Answer(
                400,
                """
                {"code": "invalid_parameter", "message": "error(s) occurred",
                 "errors": [{"code": "rego_parse_error", "message": "`if` keyword is required",
                   "location": {"file": "driftwarden/own/0/policies/a_b.rego", "row": 3, "col": 1}}]}
                """)
            : server.asOpa(request));
    var refused = assertThrows(EngineException.class, () -> ask(OWN));
    assertEquals("policies/a b.rego:3:1", refused.diagnostic().place().orElseThrow().toString());
    assertTrue(refused.getMessage().contains("`if` keyword is required"), refused.getMessage());
  }

  @Test
  void aPolicyThatCannotBeEvaluatedIsAPersonsMistake() {
    server.answering(request ->
        request.getRequestMethod().equals("POST") && !server.modules.isEmpty()
            ? new Answer(
                500,
                """
                {"code": "internal_error", "message": "error(s) occurred",
                 "errors": [{"code": "eval_conflict_error", "message": "complete rules …",
                   "location": {"file": "driftwarden/own/0/policies/a_b.rego", "row": 3, "col": 1}}]}
                """)
            : server.asOpa(request));
    var mistake = assertThrows(DiagnosticException.class, () -> ask(OWN));
    assertEquals("eval_conflict_error", mistake.diagnostics().getFirst().code());
    assertTrue(String.valueOf(mistake.getMessage()).contains("policies/a b.rego:3:1"));
  }

  @Test
  void anAddressThatNoServerHas() {
    try (OpaEngine engine = OpaEngine.at(URI.create("http://no-such-host.invalid:1"), LIMIT)) {
      var told = assertThrows(EngineException.class, () -> ask(engine, NONE));
      assertTrue(told.getMessage().contains("can't be reached"), told.getMessage());
    }
  }
}
