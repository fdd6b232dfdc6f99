package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.helm.eval.Budget;
import io.driftwarden.helm.eval.Evaluator;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.eval.Observed;
import io.driftwarden.helm.eval.Templates;
import io.driftwarden.helm.function.Builtins;
import io.driftwarden.helm.syntax.Parser;
import io.driftwarden.helm.syntax.Template;
import io.driftwarden.helm.value.Datum;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A chart of one template, and what the template writes. */
record Sample(Map<String, String> files) {
  private static final Functions FUNCTIONS = Builtins.all();
  private static final Release RELEASE = new Release("script", "default");

  /** What the template writes, or what is wrong with it. */
  sealed interface Outcome {
    record Written(String text) implements Outcome {}

    record Refused(Diagnostic diagnostic) implements Outcome {}
  }

  /** Returns the chart of a template over values. */
  static Sample of(String values, String template) {
    Map<String, String> files = new LinkedHashMap<>(Script.FILES);
    files.put("Chart.yaml", TextChart.METADATA);
    files.put("values.yaml", values);
    files.put("templates/x.yaml", template);
    return new Sample(files);
  }

  Outcome outcome(Datum.Dict given) {
    try {
      Chart chart = ChartReader.read(new TextChart(files));
      Datum.Dict top = new Datum.Dict();
      top.put("Release", RELEASE.object());
      top.put("Capabilities", Capabilities.STANDARD.object());
      top.put("Values", ValuesMerge.of(chart, given));
      ChartScope scope = ChartScope.of(chart, top);
      ChartScope.Unit unit = scope.units().getFirst();
      Templates templates = new Templates();
      List<Template> parsed = Parser.parse(unit.name(), unit.source(), FUNCTIONS.names());
      parsed.forEach(templates::add);
      Evaluator evaluator = new Evaluator(templates, FUNCTIONS, new Budget());
      return new Outcome.Written(
          evaluator.render(parsed.getLast(), unit.context(new Observed())).text());
    } catch (DiagnosticException e) {
      return new Outcome.Refused(e.diagnostics().getFirst());
    }
  }
}
