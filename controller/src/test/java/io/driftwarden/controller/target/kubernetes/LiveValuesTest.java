package io.driftwarden.controller.target.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.render.Resource;
import io.driftwarden.render.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Live values stand where git decides them, so that a rule's finding points into git. */
final class LiveValuesTest {
  private static final Resource SERVICE =
      Manifests.one(
          """
          apiVersion: v1
          kind: Service
          metadata:
            name: database
          spec:
            type: ClusterIP
            ports:
              - name: db
                port: 5432
              - name: admin
                port: 8080
            loadBalancerSourceRanges:
              - 10.0.0.0/8
          """);

  private static Value live(Resource desired, String json, String... path) {
    return LiveValues.of(desired, Json.parse(json)).attributes().nearest(List.of(path));
  }

  private static void assertAt(int line, Value value) {
    assertEquals("app.yaml", value.place().file());
    assertEquals(line, value.place().line(), value.toString());
  }

  @Test
  void aChangedValueStandsAtGitsOwn() {
    Value type = live(SERVICE, "{\"spec\": {\"type\": \"LoadBalancer\"}}", "spec", "type");
    assertEquals("LoadBalancer", ((Value.Text) type).value());
    assertAt(6, type);
  }

  @Test
  void aFieldThatGitDoesNotHaveStandsAtTheNearestAbove() {
    assertAt(6, live(SERVICE, "{\"spec\": {\"externalName\": \"x\"}}", "spec", "externalName"));
  }

  @Test
  void itemsArePairedByTheirName() {
    String json =
        "{\"spec\": {\"ports\": [{\"name\": \"admin\", \"port\": 22}, {\"name\": \"db\", \"port\": 1}]}}";
    assertAt(11, live(SERVICE, json, "spec", "ports", "0", "port"));
    assertAt(9, live(SERVICE, json, "spec", "ports", "1", "port"));
  }

  @Test
  void anItemThatSomeoneAddedStandsAtTheList() {
    String json = "{\"spec\": {\"loadBalancerSourceRanges\": [\"10.0.0.0/8\", \"0.0.0.0/0\"]}}";
    Value added = live(SERVICE, json, "spec", "loadBalancerSourceRanges", "1");
    assertEquals("0.0.0.0/0", ((Value.Text) added).value());
    assertAt(13, added);
  }

  @Test
  void theResourceIsTheSameButForItsValues() {
    Resource live = LiveValues.of(SERVICE, Json.parse("{\"spec\": {}}"));
    assertEquals(SERVICE.address(), live.address());
    assertEquals(SERVICE.place(), live.place());
    assertEquals(SERVICE.type(), live.type());
  }

  @Test
  void everyKindOfValueIsTakenOver() {
    Resource live =
        LiveValues.of(
            SERVICE,
            Json.parse("{\"spec\": {\"a\": null, \"b\": true, \"c\": 1.50, \"d\": [[{}]]}}"));
    assertEquals(
        "{\"spec\":{\"a\":null,\"b\":true,\"c\":1.50,\"d\":[[{}]]}}",
        Json.text(Json.of(live.attributes())));
  }

  @Test
  void aSecretsLiveDataIsSensitive() {
    Resource secret =
        Manifests.one(
            "{apiVersion: v1, kind: Secret, metadata: {name: a}, data: {password: b2xk}}");
    Resource live =
        LiveValues.of(
            secret,
            Json.parse(
                "{\"apiVersion\": \"v1\", \"kind\": \"Secret\", \"data\": {\"password\": \"bmV3\", \"more\": \"eA==\"}}"));
    assertTrue(live.attributes().get("data").orElseThrow().sensitive());
    assertEquals(
        "(sensitive)",
        ((java.util.Map<?, ?>) java.util.Objects.requireNonNull(live.attributes().plain(true)))
            .get("data"));
  }

  @Test
  void whatTheServerKeepsOfItsOwnIsNotShown() {
    assertEquals(
        Json.parse(
            "{\"metadata\": {\"name\": \"a\", \"annotations\": {\"team\": \"x\"}}, \"spec\": {}}"),
        Noise.without(
            Json.parse(
                """
                {"metadata": {"name": "a", "uid": "1", "resourceVersion": "7", "generation": 2,
                  "creationTimestamp": "2026-01-01T00:00:00Z", "managedFields": [],
                  "annotations": {"team": "x", "deployment.kubernetes.io/revision": "3",
                    "kubectl.kubernetes.io/last-applied-configuration": "{secret}"}},
                 "spec": {}, "status": {"replicas": 1}}\
                """)));
  }
}
