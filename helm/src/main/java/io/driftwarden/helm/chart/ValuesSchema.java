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
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Holds the values of a chart and of its subcharts against their {@code values.schema.json}. */
final class ValuesSchema {
  private static final int MOST_TOLD = 20;

  private final List<Diagnostic> broken = new ArrayList<>();
  private final List<Diagnostic> warnings = new ArrayList<>();

  /** Where values are written, which only somebody asks whose values are wrong. */
  private final Supplier<Settings> written;

  private ValuesSchema(Supplier<Settings> written) {
    this.written = written;
  }

  /**
   * Returns warnings where a schema isn't whole here.
   *
   * @param merged the values that the templates see
   * @throws DiagnosticException if the values break a schema
   */
  static List<Diagnostic> check(Chart chart, PlacedValues given, Datum.Dict merged) {
    ValuesSchema schemas = new ValuesSchema(() -> Settings.of(chart, given, merged));
    schemas.visit(chart, merged, List.of());
    if (!schemas.broken.isEmpty()) {
      throw new DiagnosticException(schemas.broken);
    }
    return schemas.warnings;
  }

  private void visit(Chart chart, Datum.Dict values, List<String> path) {
    chart.schema().ifPresent(schema -> check(schema, values, path));
    for (Chart child : chart.dependencies()) {
      if (values.get(child.name()) instanceof Datum.Dict own) {
        visit(child, own, Stream.concat(path.stream(), Stream.of(child.name())).toList());
      }
    }
  }

  private void check(Source source, Datum.Dict values, List<String> path) {
    Place place = Place.of(source.path());
    Node schema = read(source);
    ValuesCheck check = new ValuesCheck();
    try {
      List<ValuesCheck.Broken> found = check.broken((Datum.Dict) Nodes.datum(schema), values);
      if (!found.isEmpty()) {
        Settings settings = written.get();
        found.stream()
            .limit(MOST_TOLD - broken.size())
            .forEach(one -> broken.add(told(one, path, schema, settings)));
      }
    } catch (BadArgument e) {
      throw ChartProblem.schema(e.problem(), place);
    }
    check.elsewhere().forEach(uri -> warnings.add(ChartProblem.schemaElsewhere(uri, place)));
  }

  /** What is missing, and what no file holds, has its place in the schema only. */
  private static Diagnostic told(
      ValuesCheck.Broken found, List<String> chart, Node schema, Settings settings) {
    List<String> path = Stream.concat(chart.stream(), steps(found.path())).toList();
    Place rule = place(schema, steps(found.rule()).toList());
    String name = String.join(".", path);
    return settings
        .place(path)
        .map(value ->
            ChartProblem.schemaBroken(name, found.problem(), value).and(rule, "the schema"))
        .orElseGet(() -> ChartProblem.schemaBroken(name, found.problem(), rule));
  }

  /** Returns the steps of a JSON pointer. */
  private static Stream<String> steps(String pointer) {
    return Stream.of(pointer.split("/", -1))
        .skip(1)
        .map(step -> step.replace("~1", "/").replace("~0", "~"));
  }

  /** Returns the place of what is at the end of a path, as far as it leads. */
  private static Place place(Node schema, List<String> path) {
    Place place = schema.place();
    Node at = schema;
    for (String step : path) {
      if (at instanceof Node.Mapping mapping && mapping.entry(step).isPresent()) {
        place = mapping.entry(step).get().keyPlace();
        at = mapping.entry(step).get().value();
      } else if (at instanceof Node.Sequence list
          && step.matches("[0-9]{1,6}")
          && Integer.parseInt(step) < list.items().size()) {
        at = list.items().get(Integer.parseInt(step));
        place = at.place();
      } else {
        return place;
      }
    }
    return place;
  }

  /** JSON is read as the YAML that it is, but for tabs, which are white space only here. */
  private static Node read(Source schema) {
    Source plain = new Source(schema.path(), schema.text().replace('\t', ' '));
    List<Node> documents = YamlReader.readRepeating(plain);
    return !documents.isEmpty() && documents.getFirst() instanceof Node.Mapping mapping
        ? mapping
        : new Node.Mapping(List.of(), Place.of(schema.path()));
  }
}
