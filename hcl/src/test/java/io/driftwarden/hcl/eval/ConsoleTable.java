package io.driftwarden.hcl.eval;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.DiagnosticException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** The table of expressions, and what {@code terraform console} prints, in {@code console.txt}. */
final class ConsoleTable {
  private static final String ERROR = "error: ";
  private static final String ARROW = "  ==>  ";

  private ConsoleTable() {}

  /**
   * One line of the table.
   *
   * @param result as it is printed inside an object, or {@code error: } and Terraform's words
   */
  record Row(String expression, String result) {
    /** Returns what we say, in Terraform's words where only those are our own. */
    String ours() {
      try {
        return ConsoleText.of(new Surroundings().value(expression), 2).replace('\n', '⏎');
      } catch (DiagnosticException e) {
        String detail = e.diagnostics().getFirst().detail().replaceAll("\\s+", " ");
        boolean functions = "hcl_function".equals(e.diagnostics().getFirst().code());
        boolean alike =
            result.startsWith(ERROR)
                && (!functions || result.contains(detail) || result.equals(ERROR + "panic"));
        return alike ? result : ERROR + detail;
      }
    }

    @Override
    public String toString() {
      return expression;
    }
  }

  static List<Row> rows() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ConsoleTable.class.getResourceAsStream("console.txt"))) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("# "))
          .map(ConsoleTable::row)
          .toList();
    }
  }

  private static Row row(String line) {
    int arrow = line.lastIndexOf(ARROW);
    return new Row(line.substring(0, arrow), line.substring(arrow + ARROW.length()));
  }

  /** Returns an answer of the console as the table writes it. */
  static String written(TerraformConsole.Answer answer) {
    if (answer.errors().isEmpty()) {
      return answer.value().replace('\n', '⏎');
    }
    String error = answer.errors().getFirst();
    return ERROR + (error.contains("panic in function") ? "panic" : error);
  }
}
