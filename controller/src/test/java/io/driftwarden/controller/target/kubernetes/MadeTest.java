package io.driftwarden.controller.target.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.target.Inventory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Objects in an inventory, and the order of making and deleting. */
final class MadeTest {

  private static ObjectId id(String apiVersion, String kind) {
    return new ObjectId(apiVersion, kind, "shop", "x");
  }

  @Test
  void whatAnInventoryKeepsIsReadBack() {
    for (Made made :
        List.of(
            new Made(new ObjectId("apps/v1", "Deployment", "shop", "web"), "9f-1"),
            new Made(new ObjectId("v1", "Namespace", "", "shop"), "9f-2"),
            new Made(
                new ObjectId("rbac.authorization.k8s.io/v1", "ClusterRole", "", "system:node"), ""),
            new Made(new ObjectId("v1", "ConfigMap", "shop", "a.b-c"), ""))) {
      assertEquals(List.of(made), Made.in(new Inventory(List.of(made.spelling()))));
    }
  }

  @Test
  void whatIsNoObjectOfOursIsPassedOver() {
    assertEquals(
        List.of(),
        Made.in(
            new Inventory(List.of("", "nonsense", "v1", "v1 ConfigMap/shop", "v1 a/b/c/d e f g"))));
  }

  @Test
  void theVeryObjectIsKnownByItsUid() {
    var made = new Made(id("v1", "ConfigMap"), "one");
    assertTrue(made.is(Json.parse("{\"metadata\": {\"uid\": \"one\"}}")));
    assertFalse(made.is(Json.parse("{\"metadata\": {\"uid\": \"two\"}}")));
    assertFalse(made.is(Json.parse("{\"metadata\": {}}")));
  }

  /** The answer that had the uid was lost, so what we have applied counts. */
  @Test
  void withoutAUidOurFieldsTell() {
    var made = new Made(id("v1", "ConfigMap"), "");
    assertFalse(made.is(Json.parse("{\"metadata\": {\"uid\": \"two\"}}")));
    assertTrue(
        made.is(
            Json.parse(
                """
                {"metadata": {"managedFields": [
                  {"manager": "driftwarden", "operation": "Apply", "fieldsV1": {"f:data": {}}}]}}\
                """)));
  }

  @Test
  void anotherVersionOfAKindIsTheSameObject() {
    assertEquals(
        id("autoscaling/v1", "HorizontalPodAutoscaler").identity(),
        id("autoscaling/v2", "HorizontalPodAutoscaler").identity());
    assertFalse(
        id("v1", "Service").identity().equals(id("serving.knative.dev/v1", "Service").identity()));
  }

  @Test
  void eachKindIsMadeAfterWhatItNeeds() {
    List<ObjectId> made =
        Stream.of(
                id("example.com/v1", "Widget"),
                id("apps/v1", "Deployment"),
                id("v1", "Service"),
                id("v1", "Secret"),
                id("rbac.authorization.k8s.io/v1", "RoleBinding"),
                id("rbac.authorization.k8s.io/v1", "Role"),
                id("v1", "ServiceAccount"),
                id("apiextensions.k8s.io/v1", "CustomResourceDefinition"),
                id("v1", "Namespace"))
            .sorted(Order.MAKING)
            .toList();
    assertEquals(
        List.of(
            "Namespace",
            "CustomResourceDefinition",
            "ServiceAccount",
            "Role",
            "RoleBinding",
            "Secret",
            "Service",
            "Deployment",
            "Widget"),
        made.stream().map(ObjectId::kind).toList());
  }

  /** Somebody else's kind may have the name of a built-in one. */
  @Test
  void aKindOfAnotherGroupHasNoRankByItsName() {
    assertTrue(
        Order.rank(id("example.com/v1", "Namespace")) > Order.rank(id("apps/v1", "Deployment")));
  }
}
