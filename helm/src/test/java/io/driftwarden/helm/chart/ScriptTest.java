package io.driftwarden.helm.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.helm.eval.Budget;
import io.driftwarden.helm.eval.Evaluator;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.eval.Templates;
import io.driftwarden.helm.function.Builtins;
import io.driftwarden.helm.syntax.Parser;
import io.driftwarden.helm.syntax.Template;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.UnknownMark;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the scripts: each line is one test. */
class ScriptTest {
  private static final Functions FUNCTIONS = Builtins.all();
  private static final Release RELEASE = new Release("script", "default");

  @TestFactory
  Stream<DynamicNode> scripts() {
    return Script.NAMES.stream().map(ScriptTest::script);
  }

  private static DynamicNode script(String name) {
    try {
      Script script = Script.read(name);
      return DynamicContainer.dynamicContainer(
          name,
          script.lines().stream()
              .map(line -> DynamicTest.dynamicTest(line.template(), () -> check(script, line))));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void check(Script script, Script.Line line) {
    String expected = line.expected();
    String kind = expected.split(" ", 2)[0];
    String prefix = List.of("error", "refused", "ours").contains(kind) ? kind + " " : "";
    assertEquals(expected, prefix + written(script, line));
  }

  /** Returns what the template writes, or the place and code of what is wrong with it. */
  private static String written(Script script, Script.Line line) {
    try {
      Chart chart = ChartReader.read(new TextChart(script.chart(line)));
      Datum.Dict given = new Datum.Dict();
      if (script.name().equals("unknown")) {
        given.put("unknown", new Datum.Unknown("nobody knows"));
      }
      Datum.Dict top = new Datum.Dict();
      top.put("Release", RELEASE.object());
      top.put("Capabilities", Capabilities.STANDARD.object());
      top.put("Values", ValuesMerge.of(chart, given));
      ChartScope scope = ChartScope.of(chart, top);
      ChartScope.Unit unit = scope.units().getFirst();
      Templates templates = new Templates();
      List<Template> parsed = Parser.parse(unit.name(), unit.source(), FUNCTIONS.names());
      parsed.forEach(templates::add);
      return shown(
          new Evaluator(templates, FUNCTIONS, new Budget())
              .render(parsed.getLast(), unit.context())
              .text());
    } catch (DiagnosticException e) {
      Diagnostic first = e.diagnostics().getFirst();
      String place = first.place().map(at -> at.line() + ":" + at.column()).orElse("?");
      return place + " " + first.code();
    }
  }

  /** Shows marks of unknown values as {@code «reason»}. */
  private static String shown(String text) {
    String shown = text.replace('\n', '⏎');
    while (UnknownMark.reason(shown).isPresent()) {
      String reason = UnknownMark.reason(shown).get();
      String mark = UnknownMark.of(new Datum.Unknown(reason));
      String full = UnknownMark.of(new Datum.Unknown(reason, true));
      assertTrue(shown.contains(mark) || shown.contains(full), "a mark is cut");
      shown = shown.replace(mark, "«" + reason + "»").replace(full, "«" + reason + "»");
    }
    return shown;
  }
}
