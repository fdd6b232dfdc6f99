package io.driftwarden.controller.target.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class DifferenceTest {

  /** Returns each difference as {@code path: live -> wanted}. */
  private static List<String> between(String live, String wanted) {
    return Difference.between(Json.parse(live), Json.parse(wanted)).stream()
        .map(
            one -> "%s: %s -> %s".formatted(String.join(".", one.path()), one.live(), one.wanted()))
        .toList();
  }

  @Test
  void whatIsEqualDoesNotDiffer() {
    assertEquals(List.of(), between("{\"a\": [1, {\"b\": null}]}", "{\"a\": [1, {\"b\": null}]}"));
  }

  @Test
  void onlyTheLeavesThatDifferAreNamed() {
    assertEquals(
        List.of("spec.replicas: 3 -> 2"),
        between(
            "{\"spec\": {\"replicas\": 3, \"paused\": true}}",
            "{\"spec\": {\"replicas\": 2, \"paused\": true}}"));
  }

  @Test
  void whatIsOnOneSideOnlyIsNamed() {
    assertEquals(
        List.of("a: 1 -> ", "b:  -> {\"c\":2}"), between("{\"a\": 1}", "{\"b\": {\"c\": 2}}"));
  }

  @Test
  void aNullIsNotNothing() {
    assertEquals(List.of("a: null -> "), between("{\"a\": null}", "{}"));
  }

  @Test
  void anItemThatWasAddedHasItsLiveIndex() {
    assertEquals(
        List.of("ports.1: {\"port\":22} -> "),
        between(
            "{\"ports\": [{\"port\": 80}, {\"port\": 22}, {\"port\": 443}]}",
            "{\"ports\": [{\"port\": 80}, {\"port\": 443}]}"));
  }

  @Test
  void anItemThatWasTakenOutHasTheWantedIndex() {
    assertEquals(
        List.of("args.1:  -> \"b\""),
        between("{\"args\": [\"a\", \"c\"]}", "{\"args\": [\"a\", \"b\", \"c\"]}"));
  }

  @Test
  void itemsOfOneNameAreComparedWhereverTheyStand() {
    assertEquals(
        List.of("env.1.value: \"slow\" -> \"fast\""),
        between(
            "{\"env\": [{\"name\": \"A\", \"value\": \"1\"}, {\"name\": \"MODE\", \"value\": \"slow\"}]}",
            "{\"env\": [{\"name\": \"MODE\", \"value\": \"fast\"}, {\"name\": \"A\", \"value\": \"1\"}]}"));
  }

  @Test
  void namelessItemsArePairedInOrder() {
    assertEquals(
        List.of("args.0: \"x\" -> \"a\""),
        between("{\"args\": [\"x\", \"b\"]}", "{\"args\": [\"a\", \"b\"]}"));
  }

  @Test
  void anotherOrderIsNoDifference() {
    assertEquals(List.of(), between("{\"args\": [\"a\", \"b\"]}", "{\"args\": [\"b\", \"a\"]}"));
  }

  @Test
  void anotherKindOfValueIsOneDifference() {
    assertEquals(List.of("a: [1] -> {\"b\":1}"), between("{\"a\": [1]}", "{\"a\": {\"b\": 1}}"));
  }

  @Test
  void oneMoreOfTheSameItemIsADifference() {
    assertEquals(List.of("a.1: 1 -> "), between("{\"a\": [1, 1]}", "{\"a\": [1]}"));
  }
}
