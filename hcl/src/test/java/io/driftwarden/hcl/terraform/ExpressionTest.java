package io.driftwarden.hcl.terraform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftwarden.hcl.value.Value;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExpressionTest {
  static List<ExpressionTable.Row> rows() throws IOException {
    return ExpressionTable.rows();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void ourResultIsTerraforms(ExpressionTable.Row row) {
    assertEquals(row.result(), result(row.expression()));
  }

  private static String result(String expression) {
    String end = expression.contains("\n") ? "\n" : "";
    String made = "resource \"t\" \"a\" {\n  v = jsonencode(%s%s)\n}\n".formatted(expression, end);
    Configuration.Planned planned =
        Configuration.plan(
            "", new TextFiles(Map.of("locals.tf", ExpressionTable.LOCALS, "made.tf", made)));
    if (planned.diagnostics().stream().anyMatch(d -> d.isError())) {
      return "error";
    }
    Value value = planned.resources().getFirst().attributes().get("v").orElseThrow();
    return value instanceof Value.Text text ? text.value() : value.toString();
  }
}
