package io.driftwarden.controller.target.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Value;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent to the cluster for what git has, and what is refused before anything is sent. */
final class ManifestTest {

  private static String refusal(String text) {
    return refusal(Manifests.one(text));
  }

  private static String refusal(Resource resource) {
    return String.valueOf(
        assertThrows(Refusal.class, () -> Manifest.of(resource, Manifests.kinds(), "default"))
            .getMessage());
  }

  @Test
  void anObjectIsSentAsGitHasIt() {
    Manifest manifest =
        Manifests.manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: flags, namespace: shop, labels: {team: a}}
            data: {"on": "yes", size: "017"}
            """);
    assertEquals(new ObjectId("v1", "ConfigMap", "shop", "flags"), manifest.id());
    assertEquals(
        Json.parse(
            """
            {"apiVersion": "v1", "kind": "ConfigMap",
             "metadata": {"name": "flags", "namespace": "shop", "labels": {"team": "a"}},
             "data": {"on": "yes", "size": "017"}}\
            """),
        manifest.body());
  }

  @Test
  void numbersStayExact() {
    Manifest manifest =
        Manifests.manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: flags}
            data: {big: 12345678901234567890123, small: 0.1, round: 1.0, whole: 1e3}
            """);
    assertEquals(
        "{\"big\":12345678901234567890123,\"small\":0.1,\"round\":1.0,\"whole\":1000}",
        Json.text(manifest.body().path("data")));
  }

  @Test
  void theDefaultNamespaceIsForKindsThatHaveOne() {
    assertEquals(
        "default",
        Manifests.manifest("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}")
            .id()
            .namespace());
    Manifest namespace =
        Manifests.manifest("{apiVersion: v1, kind: Namespace, metadata: {name: a, namespace: b}}");
    assertEquals("", namespace.id().namespace());
    assertEquals("Namespace/a", namespace.id().address());
  }

  @Test
  void anObjectWithoutANameOfItsOwnIsRefused() {
    assertEquals(
        "ConfigMap/run- (app.yaml:1:18) has no metadata.name; a generated name can't be kept in git",
        refusal("{apiVersion: v1, kind: ConfigMap, metadata: {generateName: run-}}"));
  }

  @Test
  void whatIsNoKubernetesObjectIsRefused() {
    Place place = Place.of("main.tf");
    var bucket =
        new Resource(
            "aws_s3_bucket.logs",
            Resource.Kind.TERRAFORM,
            "aws_s3_bucket",
            "logs",
            new Value.Mapping(new LinkedHashMap<>(), place),
            place);
    assertTrue(refusal(bucket).startsWith("aws_s3_bucket.logs (main.tf"));
    assertTrue(refusal(bucket).endsWith("is no Kubernetes object; this target is a cluster"));
  }

  @Test
  void aKindThatIsMisspeltIsNamedWithTheRightOne() {
    assertTrue(
        refusal("{apiVersion: v1, kind: ConfigMop, metadata: {name: a}}")
            .endsWith(
                "is of kind ConfigMop in v1, which the cluster does not serve; did you mean ConfigMap?"));
  }

  @Test
  void aKindThatNobodyDefinesIsToBeDefined() {
    assertTrue(
        refusal("{apiVersion: example.com/v1, kind: Widget, metadata: {name: a}}")
            .endsWith("; is its custom resource definition missing?"));
  }

  @Test
  void aKindThatTheStackDefinesIsKnown() {
    Kinds kinds = Manifests.kinds();
    kinds.declare(
        Manifests.of(
            """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: widgets.example.com}
            spec:
              group: example.com
              scope: Cluster
              names: {kind: Widget, plural: widgets}
              versions: [{name: v1}, {name: v2}]
            """));
    Kind widget = kinds.find("example.com/v2", "Widget").orElseThrow();
    assertEquals(new Kind("example.com/v2", "Widget", "widgets", false), widget);
    assertFalse(kinds.isServed(widget));
    assertTrue(kinds.find("example.com/v3", "Widget").isEmpty());
  }

  @Test
  void aSecretsPlainTextIsSentAsData() {
    Manifest manifest =
        Manifests.manifest(
            """
            apiVersion: v1
            kind: Secret
            metadata: {name: database}
            data: {user: bm9yYQ==, password: b2xk}
            stringData: {password: "correct horse ü"}
            """);
    assertEquals(
        Json.parse("{\"user\": \"bm9yYQ==\", \"password\": \"Y29ycmVjdCBob3JzZSDDvA==\"}"),
        manifest.body().path("data"));
    assertTrue(manifest.body().path("stringData").isMissingNode());
  }

  /** YAML reads an unquoted yes as true, and nobody's password is that. */
  @ParameterizedTest
  @ValueSource(strings = {"yes", "5", "0123", "{a: b}", "[a]", "null"})
  void aSecretsTextThatIsNoneIsRefused(String value) {
    String refusal =
        refusal(
            "{apiVersion: v1, kind: Secret, metadata: {name: a}, stringData: {password: %s}}"
                .formatted(value));
    assertTrue(
        refusal.endsWith("has a stringData.password that is no text; put it in quotes"), refusal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "[a, b]", "5", "true"})
  void aSecretWhoseDataIsNoMappingIsRefused(String data) {
    String refusal =
        refusal(
            "{apiVersion: v1, kind: Secret, metadata: {name: a}, data: %s, stringData: {password: x}}"
                .formatted(data));
    assertTrue(refusal.endsWith("has a data that is no mapping of names to values"), refusal);
  }

  @Test
  void aSecretWithoutDataGetsSome() {
    for (String data : new String[] {"", "data: ,", "data: {},"}) {
      Manifest manifest =
          Manifests.manifest(
              "{apiVersion: v1, kind: Secret, metadata: {name: a}, %s stringData: {password: x}}"
                  .formatted(data));
      assertEquals(Json.parse("{\"password\": \"eA==\"}"), manifest.body().path("data"));
    }
  }

  @Test
  void aValueThatIsNotKnownIsRefusedWithItsReason() {
    Place place = new Place("main.tf", 4, 7, 4, 12);
    LinkedHashMap<String, Value> fields =
        new LinkedHashMap<>(
            Manifests.one("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}")
                .attributes()
                .fields());
    fields.put("data", new Value.Unknown("known only after apply", place));
    var resource =
        new Resource(
            "ConfigMap/a",
            Resource.Kind.KUBERNETES,
            "v1/ConfigMap",
            "a",
            new Value.Mapping(fields, place),
            place);
    assertEquals(
        "the value at main.tf:4:7 can't be applied, since it is not known: known only after apply",
        refusal(resource));
  }
}
