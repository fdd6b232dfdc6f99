package io.driftwarden.cli.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who sets which fields after applies and edits, as managed fields tell it. */
class FieldOwnershipTest {
  private static final String WEB = "/apis/apps/v1/namespaces/default/deployments/web";

  private final Hand hand = new Hand(new Api());

  private void apply(String manager, String containers) {
    hand.apply(
        WEB + "?fieldManager=" + manager,
        "{\"spec\":{\"template\":{\"spec\":{\"containers\":%s}}}}".formatted(containers));
  }

  private JsonNode containers() {
    return hand.field(WEB, "/spec/template/spec/containers");
  }

  private Set<String> fieldsOf(String manager) {
    Set<String> fields = new LinkedHashSet<>();
    for (JsonNode entry : hand.field(WEB, "/metadata/managedFields")) {
      if (entry.path("manager").asString().equals(manager)) {
        FieldsV1.read(entry.path("fieldsV1")).forEach(path -> fields.add(path.toString()));
      }
    }
    return fields;
  }

  @Test
  void twoManagersShareAListByItsKeys() {
    apply("one", "[{\"name\":\"web\",\"image\":\"a\"}]");
    apply("two", "[{\"name\":\"proxy\",\"image\":\"b\"}]");
    assertEquals(2, containers().size());
    String item = ".spec.template.spec.containers[name=\"proxy\"]";
    assertEquals(Set.of(item, item + ".name", item + ".image"), fieldsOf("two"));

    apply("one", "[{\"name\":\"web\",\"image\":\"c\"}]");
    assertEquals("c", containers().get(0).path("image").asString());
    assertEquals("b", containers().get(1).path("image").asString());
  }

  @Test
  void whatAManagerGivesUpGoesUnlessAnotherSetsIt() {
    apply(
        "one",
        "[{\"name\":\"web\",\"image\":\"a\",\"tty\":true},{\"name\":\"old\",\"image\":\"b\"}]");
    apply("two", "[{\"name\":\"web\",\"tty\":true}]");
    apply("one", "[{\"name\":\"web\",\"image\":\"a\"}]");
    assertEquals(Json.parse("[{\"name\":\"web\",\"image\":\"a\",\"tty\":true}]"), containers());
    apply("two", "[{\"name\":\"web\"}]");
    assertEquals(Json.parse("[{\"name\":\"web\",\"image\":\"a\"}]"), containers());
  }

  @Test
  void anEditTakesTheFieldThatItChangesAndNoOther() {
    apply("one", "[{\"name\":\"web\",\"image\":\"a\",\"tty\":true}]");
    hand.strategic(
        WEB,
        "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"web\",\"image\":\"b\"}]}}}}");
    String item = ".spec.template.spec.containers[name=\"web\"]";
    assertEquals(Set.of(item + ".image"), fieldsOf("kubectl-edit"));
    assertEquals(Set.of(item, item + ".name", item + ".tty"), fieldsOf("one"));
  }

  @Test
  void aConflictNamesTheManagerAndTheFieldAndForceTakesIt() {
    apply("one", "[{\"name\":\"web\",\"image\":\"a\"}]");
    Rejection conflict =
        assertThrows(Rejection.class, () -> apply("two", "[{\"name\":\"web\",\"image\":\"b\"}]"));
    assertEquals(409, conflict.code());
    JsonNode cause = conflict.status().at("/details/causes/0");
    assertEquals("FieldManagerConflict", cause.path("reason").asString());
    assertEquals("conflict with \"one\"", cause.path("message").asString());
    assertEquals(
        ".spec.template.spec.containers[name=\"web\"].image", cause.path("field").asString());
    assertEquals("a", containers().get(0).path("image").asString());

    apply("two&force=true", "[{\"name\":\"web\",\"image\":\"b\"}]");
    assertEquals("b", containers().get(0).path("image").asString());
    assertTrue(fieldsOf("one").stream().noneMatch(field -> field.endsWith(".image")));
  }

  @Test
  void setsAndMapsOfACustomKindMergeAsItsSchemaSays() {
    hand.create(
        "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
        """
        {"metadata": {"name": "things.example.com"}, "spec": {
          "group": "example.com", "scope": "Cluster",
          "names": {"kind": "Thing", "plural": "things"},
          "versions": [{"name": "v1", "schema": {"openAPIV3Schema": {"properties": {
            "tags": {"type": "array", "x-kubernetes-list-type": "set", "items": {}},
            "rules": {"type": "array", "items": {"x-kubernetes-preserve-unknown-fields": true},
              "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["id"]}}}}}]}}
        """);
    String thing = "/apis/example.com/v1/things/x";
    hand.apply(
        thing + "?fieldManager=one", "{\"tags\":[\"a\"],\"rules\":[{\"id\":1,\"allow\":true}]}");
    hand.apply(
        thing + "?fieldManager=two", "{\"tags\":[\"b\"],\"rules\":[{\"id\":2,\"allow\":false}]}");
    assertEquals(Json.parse("[\"a\",\"b\"]"), hand.field(thing, "/tags"));
    hand.apply(thing + "?fieldManager=one", "{\"rules\":[{\"id\":1,\"allow\":true}]}");
    assertEquals(Json.parse("[\"b\"]"), hand.field(thing, "/tags"));
    assertEquals(2, hand.field(thing, "/rules").size());
  }

  @Test
  void whatChangesNothingMakesNoNewVersionAndADryRunNeither() {
    apply("one", "[{\"name\":\"web\",\"image\":\"a\"}]");
    String version = hand.field(WEB, "/metadata/resourceVersion").asString();
    apply("one", "[{\"name\":\"web\",\"image\":\"a\"}]");
    apply("one&dryRun=All", "[{\"name\":\"web\",\"image\":\"b\"}]");
    assertEquals(version, hand.field(WEB, "/metadata/resourceVersion").asString());
    assertEquals(1, hand.field(WEB, "/metadata/generation").asInt());
    apply("one", "[{\"name\":\"web\",\"image\":\"b\"}]");
    assertEquals(2, hand.field(WEB, "/metadata/generation").asInt());
  }

  @Test
  void anEditOfAnOldVersionIsRefused() {
    apply("one", "[{\"name\":\"web\",\"image\":\"a\"}]");
    Rejection stale =
        assertThrows(
            Rejection.class, () -> hand.merge(WEB, "{\"metadata\":{\"resourceVersion\":\"1\"}}"));
    assertEquals(409, stale.code());
  }

  @Test
  void tellsWhatItServes() {
    List<String> plurals =
        hand.get("/apis/apps/v1")
            .path("resources")
            .valueStream()
            .map(resource -> resource.path("name").asString())
            .toList();
    assertEquals(List.of("deployments", "statefulsets", "daemonsets", "replicasets"), plurals);
    assertEquals(404, assertThrows(Rejection.class, () -> hand.get("/apis/x/v1")).code());
    assertEquals(2, hand.get("/api/v1/namespaces").path("items").size());
  }
}
