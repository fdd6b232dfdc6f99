package io.driftwarden.controller.target.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whose fields are whose, read from the server's managed fields. */
final class OwnershipTest {

  /** Returns an object with managed fields: ours by apply, and others' by update. */
  private static JsonNode object(String spec, String ours, String others) {
    return Json.parse(
        """
        {"metadata": {"managedFields": [
           {"manager": "driftwarden", "operation": "Apply", "fieldsV1": {"f:spec": %s}},
           {"manager": "kubectl-edit", "operation": "Update", "fieldsV1": {"f:spec": %s}},
           {"manager": "kube-controller-manager", "operation": "Update", "subresource": "status",
            "fieldsV1": {"f:status": {"f:replicas": {}}}}]},
         "spec": %s, "status": {"replicas": 2}}\
        """
            .formatted(ours, others, spec));
  }

  private static JsonNode without(JsonNode object) {
    return Ownership.of(object).withoutForeignItems(object).path("spec");
  }

  private static JsonNode part(JsonNode object) {
    return Ownership.of(object).part(object);
  }

  private static void assertJson(String expected, JsonNode actual) {
    assertEquals(Json.parse(expected), actual);
  }

  @Test
  void anItemThatSomeoneAddedToAListOfOursIsTakenOut() {
    JsonNode object =
        object(
            "{\"ports\": [{\"port\": 80, \"protocol\": \"TCP\"}, {\"port\": 22, \"protocol\": \"TCP\"}]}",
            "{\"f:ports\": {\"k:{\\\"port\\\":80,\\\"protocol\\\":\\\"TCP\\\"}\": {\".\": {}, \"f:port\": {}}}}",
            "{\"f:ports\": {\"k:{\\\"port\\\":22,\\\"protocol\\\":\\\"TCP\\\"}\": {\".\": {}, \"f:port\": {}}}}");
    assertJson("{\"ports\": [{\"port\": 80, \"protocol\": \"TCP\"}]}", without(object));
    assertJson(
        "{\"spec\": {\"ports\": [{\"port\": 80}, {\"port\": 22, \"protocol\": \"TCP\"}]}}",
        part(object));
  }

  @Test
  void anItemByItsValueIsTakenOutToo() {
    JsonNode object =
        object(
            "{\"finalizers\": [\"ours\", \"theirs\"]}",
            "{\"f:finalizers\": {\"v:\\\"ours\\\"\": {}}}",
            "{\"f:finalizers\": {\"v:\\\"theirs\\\"\": {}}}");
    assertJson("{\"finalizers\": [\"ours\"]}", without(object));
  }

  /** Such an item was put there by an admission plugin, before managed fields were written. */
  @Test
  void anItemOfNobodysStays() {
    JsonNode object =
        object(
            "{\"volumes\": [{\"name\": \"data\"}, {\"name\": \"token\"}]}",
            "{\"f:volumes\": {\"k:{\\\"name\\\":\\\"data\\\"}\": {}}}",
            "{}");
    assertJson("{\"volumes\": [{\"name\": \"data\"}, {\"name\": \"token\"}]}", without(object));
    assertJson("{\"spec\": {\"volumes\": [{\"name\": \"data\"}]}}", part(object));
  }

  @Test
  void anItemThatBothSetStays() {
    JsonNode object =
        object(
            "{\"volumes\": [{\"name\": \"data\", \"size\": 1}]}",
            "{\"f:volumes\": {\"k:{\\\"name\\\":\\\"data\\\"}\": {\"f:name\": {}}}}",
            "{\"f:volumes\": {\"k:{\\\"name\\\":\\\"data\\\"}\": {\"f:size\": {}}}}");
    assertJson("{\"volumes\": [{\"name\": \"data\", \"size\": 1}]}", without(object));
    assertJson("{\"spec\": {\"volumes\": [{\"name\": \"data\"}]}}", part(object));
  }

  @Test
  void aListThatIsOursAsAWholeIsOurs() {
    JsonNode object = object("{\"args\": [\"a\", \"b\"]}", "{\"f:args\": {}}", "{}");
    assertJson("{\"args\": [\"a\", \"b\"]}", without(object));
    assertJson("{\"spec\": {\"args\": [\"a\", \"b\"]}}", part(object));
  }

  @Test
  void fieldsOfOthersAreNoPartOfOurs() {
    JsonNode object =
        object("{\"replicas\": 3, \"paused\": true}", "{\"f:replicas\": {}}", "{\"f:paused\": {}}");
    assertJson("{\"spec\": {\"replicas\": 3}}", part(object));
    assertJson("{\"replicas\": 3, \"paused\": true}", without(object));
  }

  @Test
  void whatControllersReportIsNobodysField() {
    JsonNode object = object("{\"replicas\": 3}", "{\"f:replicas\": {}}", "{}");
    assertTrue(part(object).path("status").isMissingNode());
  }

  @Test
  void anObjectIsKnownOnceWeHaveAppliedIt() {
    assertTrue(Ownership.known(object("{}", "{\"f:replicas\": {}}", "{}")));
    assertFalse(Ownership.known(Json.parse("{\"metadata\": {}}")));
    assertFalse(
        Ownership.known(
            Json.parse(
                """
                {"metadata": {"managedFields": [
                  {"manager": "driftwarden", "operation": "Update", "fieldsV1": {"f:spec": {}}},
                  {"manager": "kubectl", "operation": "Apply", "fieldsV1": {"f:spec": {}}}]}}\
                """)));
  }

  /** Read from a server, so it may be anything. */
  @Test
  void managedFieldsThatMakeNoSenseOwnNothing() {
    for (String fields :
        new String[] {
          "[]",
          "\"text\"",
          "null",
          "{\"f:ports\": {\"k:{broken\": {}, \"v:nonsense\": {}, \"k:[]\": {}, \"x\": 1}}"
        }) {
      JsonNode object = object("{\"ports\": [{\"port\": 80}, \"text\", 5]}", fields, fields);
      assertJson("{\"ports\": [{\"port\": 80}, \"text\", 5]}", without(object));
    }
  }
}
