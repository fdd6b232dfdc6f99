package io.driftwarden.helm.chart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftwarden.helm.format.JsonWriter;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetFlagsTest {
  private static final String ARROW = "  ==>  ";

  /**
   * One line of {@code set.txt}.
   *
   * @param flag the option of Helm's that reads the expression
   * @param made as JSON, or {@code error}
   */
  record Row(String expression, String flag, String made) {
    @Override
    public String toString() {
      return expression;
    }
  }

  static List<Row> rows() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SetFlagsTest.class.getResourceAsStream("set.txt"))) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> line.contains(ARROW))
          .map(SetFlagsTest::row)
          .toList();
    }
  }

  private static Row row(String line) {
    int arrow = line.lastIndexOf(ARROW);
    String flag =
        switch (line.substring(0, 2)) {
          case "\" " -> "--set-string";
          case "{ " -> "--set-json";
          case "' " -> "--set-literal";
          default -> "--set";
        };
    String expression = line.substring(flag.equals("--set") ? 0 : 2, arrow);
    return new Row(expression, flag, line.substring(arrow + ARROW.length()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void setsWhatHelmSets(Row row) {
    assertEquals(row.made(), made(row));
  }

  private static String made(Row row) {
    Datum.Dict values = new Datum.Dict();
    try {
      switch (row.flag()) {
        case "--set-json" -> SetFlags.json(values, row.expression());
        case "--set-literal" -> SetFlags.literal(values, row.expression());
        default -> SetFlags.set(values, row.expression(), row.flag().equals("--set-string"));
      }
      return JsonWriter.raw(values);
    } catch (BadArgument e) {
      return "error";
    }
  }

  @Test
  void aFileIsReadWhereAValueNamesOne() {
    Datum.Dict values = new Datum.Dict();
    SetFlags.files(values, "a=x.txt,b={y.txt}", path -> "text of " + path + "\n");
    assertEquals(
        "{\"a\":\"text of x.txt\\n\",\"b\":[\"text of y.txt\\n\"]}", JsonWriter.raw(values));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.", "a[0]", "[0].a[0]."})
  void isReadInBoundedDepth(String step) {
    Datum.Dict values = new Datum.Dict();
    assertThrows(
        BadArgument.class, () -> SetFlags.set(values, "x" + step.repeat(100_000) + "=1", false));
  }
}
