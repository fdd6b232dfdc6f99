package io.driftwarden.hcl.terraform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** The table of expressions and their results in {@code expressions.txt}. */
final class ExpressionTable {
  static final String LOCALS =
      """
      locals {
        name    = "n1"
        list    = ["x", "y"]
        map     = { b = 2, a = 1 }
        nothing = null
        objects = [
          { name = "one", size = 1, tags = { k = "v1" } },
          { name = "two", size = 2, tags = { k = "v2", l = "w" } },
        ]
      }
      """;

  private ExpressionTable() {}

  /**
   * One line of the table.
   *
   * @param result as JSON, or {@code error}
   */
  record Row(String expression, String result) {
    @Override
    public String toString() {
      return expression;
    }
  }

  static List<Row> rows() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ExpressionTable.class.getResourceAsStream("expressions.txt"))) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("# "))
          .map(ExpressionTable::row)
          .toList();
    }
  }

  private static Row row(String line) {
    int arrow = line.lastIndexOf("  ==>  ");
    return new Row(line.substring(0, arrow).replace('⏎', '\n'), line.substring(arrow + 7));
  }
}
