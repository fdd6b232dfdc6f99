package io.driftwarden.hcl.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.hcl.value.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds generated expressions against {@code terraform console}: value, kind of collection, what is
 * unknown or secret, and the words of errors. {@code -Dexpressions.count} and {@code
 * -Dexpressions.seed} make more or others; for each function there is at least one.
 */
@Tag("oracle")
class GeneratedExpressionsTest {
  private static final int BATCH = 500;

  @TempDir private Path directory = Path.of("");

  @Test
  void ourResultsAreTerraforms() throws Exception {
    int count = Integer.getInteger("expressions.count", 1500);
    List<String> expressions = expressions(Long.getLong("expressions.seed", 11L), count);
    TerraformConsole console =
        new TerraformConsole(directory, Surroundings.VARIABLES, Surroundings.FILES);
    List<String> wanted = new ArrayList<>();
    List<String> got = new ArrayList<>();
    for (int from = 0; from < count; from += BATCH) {
      List<String> batch = expressions.subList(from, Math.min(from + BATCH, count));
      List<TerraformConsole.Answer> answers = console.ask(batch);
      for (int i = 0; i < batch.size(); i++) {
        Comparison.of(batch.get(i), answers.get(i)).addTo(wanted, got);
      }
    }
    assertEquals(String.join("\n", wanted), String.join("\n", got));
  }

  @Test
  void theTableIsWhatTerraformSays() throws Exception {
    List<ConsoleTable.Row> rows = ConsoleTable.rows();
    TerraformConsole console =
        new TerraformConsole(directory, Surroundings.VARIABLES, Surroundings.FILES);
    List<String> wanted = new ArrayList<>();
    List<String> got = new ArrayList<>();
    List<TerraformConsole.Answer> answers =
        console.ask(rows.stream().map(ConsoleTable.Row::expression).toList());
    for (int i = 0; i < rows.size(); i++) {
      wanted.add(rows.get(i).expression() + "  ==>  " + rows.get(i).result());
      got.add(rows.get(i).expression() + "  ==>  " + ConsoleTable.written(answers.get(i)));
    }
    assertEquals(String.join("\n", wanted), String.join("\n", got));
  }

  /** The console prints no types of what is unknown, so they are asked for one by one. */
  @Test
  void typesOfTheUnknownAreTerraforms() throws Exception {
    TerraformConsole console =
        new TerraformConsole(directory, Surroundings.VARIABLES, Surroundings.FILES);
    List<String> unknown =
        ConsoleTable.rows().stream()
            .filter(row -> row.result().equals("(known after apply)"))
            .map(ConsoleTable.Row::expression)
            .limit(Integer.getInteger("expressions.types", 40))
            .toList();
    List<String> wanted = new ArrayList<>();
    List<String> got = new ArrayList<>();
    for (String expression : unknown) {
      wanted.add(expression + "  ==>  " + console.type(expression));
      Value value = new Surroundings().value(expression);
      got.add(expression + "  ==>  " + ConsoleText.of(value.type()));
    }
    assertEquals(String.join("\n", wanted), String.join("\n", got));
  }

  private static List<String> expressions(long seed, int count) {
    ExpressionGenerator generator = new ExpressionGenerator(seed);
    Set<String> expressions = new LinkedHashSet<>();
    for (int i = 0; i < generator.functions(); i++) {
      expressions.add(generator.call(i));
    }
    while (expressions.size() < count) {
      expressions.add(generator.next());
    }
    return List.copyOf(expressions);
  }

  /** What Terraform and we say of one expression. */
  private record Comparison(String expression, String theirs, String ours) {
    static Comparison of(String expression, TerraformConsole.Answer answer) {
      String theirs = answer.errors().isEmpty() ? answer.value() : "error";
      try {
        String ours = ConsoleText.of(new Surroundings().value(expression), 2);
        boolean panics = answer.errors().stream().anyMatch(Comparison::isPanic);
        return new Comparison(expression, panics ? ours : theirs, ours);
      } catch (DiagnosticException e) {
        String ours = e.diagnostics().getFirst().detail().replaceAll("\\s+", " ");
        boolean same =
            answer.errors().isEmpty()
                ? answer.value().contains("Inf")
                : !isFunctions(e) || answer.errors().stream().anyMatch(text -> says(text, ours));
        return new Comparison(expression, same ? ours : String.join(" / ", answer.errors()), ours);
      }
    }

    /** What Terraform says as a panic, or of a template inside, is not to be said alike. */
    private static boolean says(String text, String ours) {
      return text.contains(ours) || isPanic(text);
    }

    /** Terraform 1.11 does so at an element before the first of a tuple, which it counts later. */
    private static boolean isPanic(String text) {
      return text.contains("panic in function implementation");
    }

    /** Only what functions say is told in the same words. */
    private static boolean isFunctions(DiagnosticException e) {
      return "hcl_function".equals(e.diagnostics().getFirst().code());
    }

    void addTo(List<String> wanted, List<String> got) {
      wanted.add(expression + "  ==>  " + theirs);
      got.add(expression + "  ==>  " + ours);
    }
  }
}
