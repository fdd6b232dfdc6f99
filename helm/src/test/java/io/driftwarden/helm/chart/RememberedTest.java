package io.driftwarden.helm.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RememberedTest {
  private final List<String> made = new ArrayList<>();

  /** Of versions of letters: {@code a1} is one of {@code a}. */
  private final Remembered<String, String> remembered =
      new Remembered<>(version -> version.charAt(0), 10, (version, _) -> version.length());

  private String make(String key) {
    made.add(key);
    return key + "!";
  }

  private void ask(String... keys) {
    for (String key : keys) {
      assertEquals(key + "!", remembered.get(key, this::make));
    }
  }

  @Test
  void nothingIsMadeTwice() {
    ask("a1", "a2", "b1", "a1", "a2", "b1");
    assertEquals(List.of("a1", "a2", "b1"), made);
  }

  @Test
  void ofManyVersionsTheOneNotAskedForTheLongestIsForgotten() {
    ask("a", "a1", "a", "a2", "a", "a3", "a", "a4", "a", "a2", "a3", "a4");
    assertEquals(List.of("a", "a1", "a2", "a3", "a4"), made);
    ask("a1");
    assertEquals(List.of("a", "a1", "a2", "a3", "a4", "a1"), made);
    assertEquals(Remembered.VERSIONS, remembered.size());
  }

  @Test
  void ofManyThingsTheOneNotAskedForTheLongestIsForgotten() {
    ask("a11", "b11", "c11", "a11", "d11", "a11", "b11");
    assertEquals(List.of("a11", "b11", "c11", "d11", "b11"), made);
  }

  @Test
  void whatIsTooHeavyIsNotKept() {
    ask("a1", "muchtoolong", "muchtoolong", "a1");
    assertEquals(List.of("a1", "muchtoolong", "muchtoolong", "a1"), made);
    assertEquals(1, remembered.size());
  }

  @Test
  void itCanBeMadeFromWhatWasMadeOfTheOtherVersions() {
    ask("a1", "b1", "a2");
    assertEquals("[a1!, a2!]", remembered.get("a3", (_, others) -> others.toString()));
  }

  @Test
  void aFailureIsTriedAgain() {
    assertThrows(
        IllegalStateException.class,
        () ->
            remembered.get(
                "one",
                _ -> {
                  throw new IllegalStateException();
                }));
    ask("one");
  }
}
