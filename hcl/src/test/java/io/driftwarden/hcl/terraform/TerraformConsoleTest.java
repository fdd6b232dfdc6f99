package io.driftwarden.hcl.terraform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds the table of expressions against {@code terraform console}, of which version 1.11 is to be
 * on the path.
 */
@Tag("oracle")
class TerraformConsoleTest {
  private static final String SEPARATOR = "\u0001";

  @TempDir private Path directory = Path.of("");

  @Test
  void theTableIsWhatTerraformSays() throws Exception {
    List<ExpressionTable.Row> rows = ExpressionTable.rows();
    List<String> wanted = new ArrayList<>();
    rows.forEach(row -> wanted.add(row.expression() + " ==> " + row.result()));
    List<String> results = ask(rows);
    List<String> got = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      got.add(rows.get(i).expression() + " ==> " + results.get(i));
    }
    assertEquals(String.join("\n", wanted), String.join("\n", got));
  }

  /** One broken expression spoils all that are asked together, so halves are asked in turn. */
  private List<String> ask(List<ExpressionTable.Row> rows) throws Exception {
    String answer = console(rows);
    if (answer.startsWith("\"")) {
      byte[] all = Base64.getDecoder().decode(answer.substring(1, answer.length() - 1));
      return List.of(new String(all, UTF_8).split(SEPARATOR, -1));
    }
    if (rows.size() == 1) {
      return List.of("error");
    }
    int half = rows.size() / 2;
    List<String> results = new ArrayList<>(ask(rows.subList(0, half)));
    results.addAll(ask(rows.subList(half, rows.size())));
    return results;
  }

  /** The console prints only its last line's result, so all of them are one. */
  private String console(List<ExpressionTable.Row> rows) throws IOException, InterruptedException {
    StringBuilder locals = new StringBuilder("locals {\n");
    List<String> names = new ArrayList<>();
    for (ExpressionTable.Row row : rows) {
      String end = row.expression().contains("\n") ? "\n" : "";
      names.add("local.e" + names.size());
      locals.append(
          "  e%d = try(jsonencode(%s%s), \"error\")\n"
              .formatted(names.size() - 1, row.expression(), end));
    }
    Files.writeString(directory.resolve("main.tf"), ExpressionTable.LOCALS);
    Files.writeString(directory.resolve("asked.tf"), locals.append("}\n"));
    Process process =
        new ProcessBuilder("terraform", "console", "-no-color")
            .directory(directory.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var in = process.getOutputStream()) {
      String all = String.join(", ", names);
      in.write("base64encode(join(\"\\u0001\", [%s]))\n".formatted(all).getBytes(UTF_8));
    }
    String answer = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    process.waitFor();
    return answer;
  }
}
