package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.helm.schema.ValuesCheck;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Nodes;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;

/** Holds the values of a chart and of its subcharts against their {@code values.schema.json}. */
final class ValuesSchema {
  private static final int MOST_TOLD = 20;

  private final List<Diagnostic> broken = new ArrayList<>();
  private final List<Diagnostic> warnings = new ArrayList<>();

  private ValuesSchema() {}

  /**
   * Returns warnings where a schema isn't whole here.
   *
   * @throws DiagnosticException if the values break a schema
   */
  static List<Diagnostic> check(Chart chart, Datum.Dict values) {
    ValuesSchema schemas = new ValuesSchema();
    schemas.visit(chart, values);
    if (!schemas.broken.isEmpty()) {
      throw new DiagnosticException(schemas.broken);
    }
    return schemas.warnings;
  }

  private void visit(Chart chart, Datum.Dict values) {
    chart.schema().ifPresent(schema -> check(schema, values, chart));
    for (Chart child : chart.dependencies()) {
      if (values.get(child.name()) instanceof Datum.Dict own) {
        visit(child, own);
      }
    }
  }

  private void check(Source schema, Datum.Dict values, Chart chart) {
    Place place = Place.of(schema.path());
    ValuesCheck check = new ValuesCheck();
    try {
      for (ValuesCheck.Broken found : check.broken(read(schema), values)) {
        if (broken.size() < MOST_TOLD) {
          broken.add(ChartProblem.schemaBroken(name(chart, found.path()), found.problem(), place));
        }
      }
    } catch (BadArgument e) {
      throw ChartProblem.schema(e.problem(), place);
    }
    check.elsewhere().forEach(uri -> warnings.add(ChartProblem.schemaElsewhere(uri, place)));
  }

  private static String name(Chart chart, String pointer) {
    return chart.name() + pointer.replace('/', '.').replace("~1", "/").replace("~0", "~");
  }

  /** JSON is read as the YAML that it is, but for tabs, which are white space only here. */
  private static Datum.Dict read(Source schema) {
    Source plain = new Source(schema.path(), schema.text().replace('\t', ' '));
    List<Node> documents = YamlReader.readRepeating(plain);
    return !documents.isEmpty() && documents.getFirst() instanceof Node.Mapping mapping
        ? Nodes.dict(mapping)
        : new Datum.Dict();
  }
}
