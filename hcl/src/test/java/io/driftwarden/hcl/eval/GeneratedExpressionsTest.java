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
      Surroundings surroundings = new Surroundings();
      try {
        Value value = surroundings.value(expression);
        String theirs = answer.errors().isEmpty() ? answer.value() : answer.errors().getFirst();
        return new Comparison(expression, theirs, ConsoleText.of(value, 2));
      } catch (DiagnosticException e) {
        String ours = e.diagnostics().getFirst().detail().replaceAll("\\s+", " ");
        boolean same =
            !answer.errors().isEmpty() && (answer.errors().contains(ours) || !isFunctions(e));
        String theirs = answer.errors().isEmpty() ? answer.value() : answer.errors().getFirst();
        return new Comparison(expression, same ? ours : theirs, ours);
      }
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
