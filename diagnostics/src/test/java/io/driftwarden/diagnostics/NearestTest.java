package io.driftwarden.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestTest {
  @Test
  void findsATypingMistake() {
    assertEquals(
        Optional.of("jsonencode"), Nearest.to("jsonencod", List.of("jsondecode", "jsonencode")));
  }

  @Test
  void saysNothingOfWhatIsFarAway() {
    assertEquals(Optional.empty(), Nearest.to("cidrsubnet", List.of("upper", "merge")));
  }
}
