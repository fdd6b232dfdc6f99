package io.driftwarden.hcl.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which version a constraint takes; every line was also put to Terraform 1.11 itself. */
class VersionConstraintTest {
  private static final List<String> VERSIONS =
      List.of(
          "0.9.0",
          "1.0.0",
          "1.0.1",
          "1.1.0",
          "1.2.0-beta1",
          "1.2.0-beta2",
          "1.10.0",
          "2.0.0",
          "2.1.0-rc1");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                        | 2.0.0
          1.0.0                     | 1.0.0
          = 1.0                     | 1.0.0
          v1.1.0                    | 1.1.0
          ~> 1.0                    | 1.10.0
          ~> 1.0.0                  | 1.0.1
          ~> 1                      | 2.0.0
          ~> 0.9                    | 0.9.0
          >= 1.0, < 1.10            | 1.1.0
          >=1.0.0,!=1.10.0,<2       | 1.1.0
          != 2.0.0                  | 1.10.0
          > 1.0, <= 1.1             | 1.1.0
          < 1.0.0                   | 0.9.0
          1.2.0-beta1               | 1.2.0-beta1
          2.1.0-rc1                 | 2.1.0-rc1
          = 2.1.0-rc1               | -
          >= 2.1.0-rc1              | -
          ~> 1.2.0-beta1            | -
          >= 1.2.0-beta1            | 2.0.0
          1.2.0-beta1, >= 1.2.0-beta1 | -
          1.2.0-beta1, >= 1.0       | -
          >= 3                      | -
          ~> 1.0, ~> 2.0            | -
          """)
  void theNewestThatFitsIsTaken(String constraint, String taken) {
    Optional<String> newest = VersionConstraint.parse(constraint).orElseThrow().newest(VERSIONS);
    assertEquals(taken, newest.orElse("-"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = "latest\n>> 1.0\n1.0 2.0\n~>\n1.0,\n^1.0\n1.x\n")
  void whatIsNoConstraintMeansNothing(String constraint) {
    assertTrue(VersionConstraint.parse(constraint).isEmpty());
  }

  @Test
  void versionsWithMoreNumbersAreOrdered() {
    List<String> versions = List.of("1.0.0.1", "1.0.0", "1.0.0.10", "1.0.0.9");
    assertEquals(
        Optional.of("1.0.0.10"), VersionConstraint.parse("~> 1.0").orElseThrow().newest(versions));
  }
}
