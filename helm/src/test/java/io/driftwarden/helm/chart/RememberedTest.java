package io.driftwarden.helm.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RememberedTest {
  private final List<String> made = new ArrayList<>();
  private final Remembered<String, String> remembered =
      new Remembered<>(10, (key, _) -> key.length());

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
    ask("one", "two", "one", "two");
    assertEquals(List.of("one", "two"), made);
  }

  @Test
  void whatWasNotAskedForTheLongestIsForgottenFirst() {
    ask("one", "two", "six", "one", "ten", "one", "two");
    assertEquals(List.of("one", "two", "six", "ten", "two"), made);
  }

  @Test
  void whatIsTooHeavyIsNotKept() {
    ask("one", "muchtoolong", "muchtoolong", "one");
    assertEquals(List.of("one", "muchtoolong", "muchtoolong", "one"), made);
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
