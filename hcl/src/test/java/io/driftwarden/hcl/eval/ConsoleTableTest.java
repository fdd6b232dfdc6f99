package io.driftwarden.hcl.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConsoleTableTest {
  static List<ConsoleTable.Row> rows() throws IOException {
    return ConsoleTable.rows();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void weSayWhatTerraformSays(ConsoleTable.Row row) {
    assertEquals(row.result(), row.ours());
  }
}
