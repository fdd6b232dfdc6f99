package io.driftwarden.controller.target.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.target.Application;
import io.driftwarden.controller.target.Desired;
import io.driftwarden.controller.target.Drift;
import io.driftwarden.controller.target.Inventory;
import io.driftwarden.controller.target.TargetException;
import io.driftwarden.render.Rendering;
import io.driftwarden.render.Stack;
import io.driftwarden.render.tree.MapTree;
import io.driftwarden.render.tree.ReadSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A cluster that breaks halfway, which a real one can't be made to do when it is wanted. */
final class FailingClusterTest {
  private static final String ONE =
      "{apiVersion: v1, kind: ConfigMap, metadata: {name: one}, data: {a: b}}";
  private static final String TWO =
      "{apiVersion: v1, kind: ConfigMap, metadata: {name: two}, data: {a: b}}";
  private static final Desired BOTH = desired(ONE + "\n---\n" + TWO);
  private static final String MADE_ONE = "v1 ConfigMap/default/one uid-of-one";
  private static final String MADE_TWO = "v1 ConfigMap/default/two uid-of-two";

  @TempDir Path folder;
  private ApiStub api;
  private KubernetesTarget target;

  @BeforeEach
  void start() throws IOException {
    api = new ApiStub();
    target = KubernetesTarget.of("stub", api.kubeconfig(folder), Optional.empty(), "default");
  }

  @AfterEach
  void stop() {
    target.close();
    api.close();
  }

  private static Desired desired(String manifests) {
    var stack = new Stack("clusters/dev", Stack.Kind.KUBERNETES);
    return new Desired(
        new Rendering(stack, Manifests.of(manifests), List.of(), ReadSet.EMPTY),
        new MapTree(Map.of()));
  }

  private Inventory applied(Desired desired, Inventory before) {
    return assertInstanceOf(
            Application.Applied.class, target.apply(desired, before, plan -> Optional.empty()))
        .inventory();
  }

  private Application.Partly partly(Desired desired, Inventory before) {
    return assertInstanceOf(
        Application.Partly.class, target.apply(desired, before, plan -> Optional.empty()));
  }

  private String refusal() {
    var refused = assertThrows(TargetException.class, () -> target.plan(BOTH, Inventory.EMPTY));
    return String.valueOf(refused.getMessage());
  }

  @Test
  void aClusterThatIsWellTakesEverything() {
    assertEquals(List.of(MADE_ONE, MADE_TWO), applied(BOTH, Inventory.EMPTY).addresses());
    assertEquals(2, api.objects.size());
    assertTrue(
        api.shown.stream().allMatch(("Bearer " + ApiStub.TOKEN)::equals), api.shown.toString());
  }

  @Test
  void whatWasMadeBeforeAFailureIsKeptInMind() {
    api.fail(call -> ApiStub.applies(call, "two"), 500, "etcd is full");
    Application.Partly partly = partly(BOTH, Inventory.EMPTY);
    assertTrue(
        partly.problem().contains("answered 500 to ConfigMap/two: etcd is full"), partly.problem());
    assertTrue(partly.inventory().addresses().contains(MADE_ONE));
    assertEquals(1, api.objects.size());
  }

  @Test
  void theNextApplyMakesTheRest() {
    api.fail(call -> ApiStub.applies(call, "two"), 500, "etcd is full");
    Inventory left = partly(BOTH, Inventory.EMPTY).inventory();
    api.recover();
    assertEquals(List.of(MADE_ONE, MADE_TWO), applied(BOTH, left).addresses());
  }

  /** The object may be there although nobody heard so: it must not be left behind for ever. */
  @Test
  void anObjectWhoseAnswerWasLostIsPrunedLater() {
    api.fail(
        call -> ApiStub.applies(call, "two"),
        exchange -> {
          api.objects.put(
              exchange.getRequestURI().getPath(),
              Json.parse(
                  """
                  {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "two", "namespace": "default",
                    "uid": "uid-of-two", "managedFields": [{"manager": "driftwarden", "operation": "Apply",
                      "fieldsV1": {"f:data": {}}}]}}\
                  """));
          exchange.close();
        });
    Inventory left = partly(BOTH, Inventory.EMPTY).inventory();
    assertTrue(left.addresses().contains("v1 ConfigMap/default/two"), left.toString());
    api.recover();
    applied(desired(ONE), left);
    assertEquals(
        List.of("/api/v1/namespaces/default/configmaps/one"), List.copyOf(api.objects.keySet()));
  }

  @Test
  void aDeletionThatFailsLeavesItInTheInventory() {
    Inventory before = applied(BOTH, Inventory.EMPTY);
    api.fail(call -> call.startsWith("DELETE"), 500, "no");
    Application.Partly partly = partly(desired(ONE), before);
    assertTrue(partly.inventory().addresses().contains(MADE_TWO));
    api.recover();
    assertEquals(List.of(MADE_ONE), applied(desired(ONE), partly.inventory()).addresses());
    assertEquals(1, api.objects.size());
  }

  @Test
  void whatIsRefusedInTheDryRunTouchesNothing() {
    api.fail(call -> call.contains("/two?") && call.contains("dryRun"), 403, "no room for two");
    var refused =
        assertInstanceOf(
            Application.Refused.class,
            target.apply(BOTH, Inventory.EMPTY, plan -> Optional.empty()));
    assertEquals("ConfigMap/two (app.yaml:3:18) is refused: no room for two", refused.reason());
    assertTrue(api.objects.isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "401, does not accept the credentials it was given",
    "500, 'answered 500: trouble'",
    "503, 'answered 503: trouble'",
  })
  void whatAClusterAnswersIsSaidWithItsName(int status, String said) {
    api.fail(call -> true, status, "trouble");
    String refusal = refusal();
    assertTrue(refusal.startsWith("cluster \"stub\" (" + api.url()), refusal);
    assertTrue(refusal.endsWith(said), refusal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>Sign in</html>",
        "",
        "{",
        "null",
        "[]",
        "\"text\"",
        "{\"kind\": \"Status\"}"
      })
  void whatIsNoApiServerIsSaidToBe(String body) {
    api.fail(call -> true, exchange -> ApiStub.say(exchange, 200, body));
    assertTrue(refusal().contains("stub") || refusal().contains("ConfigMap"), refusal());
    assertInstanceOf(Drift.Unknown.class, target.drift(BOTH, Inventory.EMPTY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>Sign in</html>", "", "{", "null", "[]", "\"text\"", "{}"})
  void anObjectThatMakesNoSenseIsNotGuessedAt(String body) {
    api.fail(call -> call.contains("/configmaps/"), exchange -> ApiStub.say(exchange, 200, body));
    Drift drift = target.drift(BOTH, Inventory.EMPTY);
    assertFalse(drift instanceof Drift.InSync, drift.toString());
  }

  @Test
  void nobodyThereIsUnknownAndNotInSync() {
    api.close();
    var unknown = assertInstanceOf(Drift.Unknown.class, target.drift(BOTH, Inventory.EMPTY));
    assertTrue(unknown.reason().contains("can't be reached"), unknown.reason());
  }

  /** An API server never redirects, so whoever does must not get the token. */
  @Test
  void aRedirectDoesNotTakeTheTokenElsewhere() throws IOException {
    try (ApiStub thief = new ApiStub()) {
      api.fail(
          call -> true,
          exchange -> {
            exchange.getResponseHeaders().set("Location", thief.url() + exchange.getRequestURI());
            ApiStub.say(exchange, 307, "");
          });
      assertThrows(TargetException.class, () -> target.plan(BOTH, Inventory.EMPTY));
      assertFalse(
          thief.shown.contains("Bearer " + ApiStub.TOKEN), "the token went to " + thief.calls);
    }
  }

  @Test
  void aSecretInTheServersAnswerIsNotPassedOn() {
    Desired secret =
        desired(
            "{apiVersion: v1, kind: Secret, metadata: {name: a}, stringData: {password: hunter2}}");
    for (int status : new int[] {400, 403, 404, 422, 500, 503}) {
      api.fail(call -> call.startsWith("PATCH"), status, "invalid value: hunter2 aHVudGVyMg==");
      String said =
          said(() -> target.apply(secret, Inventory.EMPTY, plan -> Optional.empty()))
              + said(() -> target.plan(secret, Inventory.EMPTY));
      assertFalse(said.contains("hunter2") || said.contains("aHVudGVyMg"), said);
    }
  }

  private static String said(Supplier<Object> call) {
    try {
      return String.valueOf(call.get());
    } catch (TargetException e) {
      return e.toString();
    }
  }
}
