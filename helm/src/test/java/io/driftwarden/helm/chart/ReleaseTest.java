package io.driftwarden.helm.chart;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names that {@code helm template} 3.22 was asked about. */
class ReleaseTest {
  private static final String LONGEST = "a23456789012345678901234567890123456789012345678901b3";

  @ParameterizedTest
  @ValueSource(strings = {"x.y", "1a", "a-b.c-d", "a", LONGEST})
  void aNameIsTaken(String name) {
    assertTrue(Release.isName(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x y",
        "X",
        "x_y",
        "x-",
        "-x",
        "é",
        "a..b",
        "a.-b",
        "a/b",
        "a\n",
        LONGEST + "4"
      })
  void aNameIsRefused(String name) {
    assertFalse(Release.isName(name));
  }
}
