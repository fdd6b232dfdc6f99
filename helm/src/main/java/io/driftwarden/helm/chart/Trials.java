package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.helm.eval.Budget;
import io.driftwarden.helm.eval.Evaluator;
import io.driftwarden.helm.eval.Observed;
import io.driftwarden.helm.eval.Rendered;
import io.driftwarden.helm.eval.Templates;
import io.driftwarden.helm.format.YamlWriter;
import io.driftwarden.helm.syntax.Parser;
import io.driftwarden.helm.syntax.Template;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Nodes;
import io.driftwarden.yaml.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Single files of a chart, rendered again to see what another value makes of them. */
final class Trials {
  private static final int MOST = 1_000;

  private final Recipe recipe;
  private final Datum.Dict values;
  private final Map<String, List<Template>> bySource = new HashMap<>();
  private final Map<String, Template> byName = new HashMap<>();
  private final Templates templates = new Templates();
  private final Budget budget = new Budget();

  /** Most of what a file writes is the same with another value; none of it is of use later. */
  private final ChartMemory read = new ChartMemory();

  private final Map<String, Optional<List<Node.Mapping>>> usual = new HashMap<>();
  private int count;

  /**
   * How a chart is rendered.
   *
   * @param chart with the subcharts that are installed
   */
  record Recipe(Chart chart, Release release, PlacedValues given, Capabilities capabilities) {}

  /** What another value does to a value of an object. */
  enum Effect {
    NONE,
    CHANGED,
    VALUE_GONE,
    OBJECT_GONE,
    /** The templates refuse it, or nobody may try any more. */
    UNKNOWN
  }

  /**
   * Makes ready.
   *
   * @throws DiagnosticException if a template can't be read
   */
  Trials(Recipe recipe) {
    this.recipe = recipe;
    this.values = ValuesMerge.of(recipe.chart(), recipe.given().values());
    for (ChartScope.Unit unit : scope(values).units()) {
      List<Template> parsed = memory().templates(unit.name(), unit.source());
      parsed.forEach(templates::add);
      parsed.forEach(template -> byName.putIfAbsent(template.name(), template));
      bySource.putIfAbsent(unit.source().path(), parsed);
    }
  }

  private ChartMemory memory() {
    return recipe.chart().memory();
  }

  private ChartScope scope(Datum.Dict merged) {
    Datum.Dict top = new Datum.Dict();
    top.put("Release", recipe.release().object());
    top.put("Capabilities", recipe.capabilities().object());
    top.put("Values", merged);
    return ChartScope.of(recipe.chart(), top);
  }

  /** Returns the values that the templates see. */
  Datum.Dict values() {
    return values;
  }

  /** Returns the templates of a file. */
  List<Template> in(String file) {
    return bySource.getOrDefault(file, List.of());
  }

  /** Returns a text as the template that it may be. */
  Optional<Template> parsed(String text) {
    try {
      Source source = new Source("tpl", text);
      return Optional.of(Parser.parse("tpl", source, ChartMemory.FUNCTIONS.names()).getLast());
    } catch (DiagnosticException e) {
      return Optional.empty();
    }
  }

  Map<String, Template> templates() {
    return byName;
  }

  /** Returns what there is of a value with the chart's values as they are. */
  Optional<ObjectValue.Found> usual(ObjectValue value) {
    return usualObjects(value.document())
        .flatMap(objects -> one(objects, value.object()))
        .map(value::in);
  }

  private Optional<List<Node.Mapping>> usualObjects(String document) {
    return usual.computeIfAbsent(document, file -> objects(file, values));
  }

  /** Returns what another value does to a value of an object. */
  Effect effect(Setting setting, Datum other, ObjectValue on) {
    Optional<List<Node.Mapping>> before = usualObjects(on.document());
    Optional<List<Node.Mapping>> after =
        objects(on.document(), (Datum.Dict) Swap.in(values, setting.value(), other));
    if (before.isEmpty() || after.isEmpty()) {
      return Effect.UNKNOWN;
    }
    Optional<Node.Mapping> object = same(before.get(), after.get(), on.object());
    return object.isEmpty()
        ? Effect.OBJECT_GONE
        : compare(one(before.get(), on.object()).map(on::in).orElseThrow(), on.in(object.get()));
  }

  private static Effect compare(ObjectValue.Found before, ObjectValue.Found after) {
    if (before.exact() && !after.exact()) {
      return Effect.VALUE_GONE;
    }
    return text(before.node()).equals(text(after.node())) ? Effect.NONE : Effect.CHANGED;
  }

  private static String text(Node node) {
    return YamlWriter.write(Nodes.datum(node));
  }

  /** An object whose name has changed is the one that stands where it stood. */
  private static Optional<Node.Mapping> same(
      List<Node.Mapping> before, List<Node.Mapping> after, String name) {
    Optional<Node.Mapping> found = one(after, name);
    return found.isEmpty() && before.size() == after.size()
        ? one(before, name).map(object -> after.get(before.indexOf(object)))
        : found;
  }

  private static Optional<Node.Mapping> one(List<Node.Mapping> objects, String name) {
    List<Node.Mapping> found =
        objects.stream().filter(object -> name(object).equals(name)).toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static String name(Node.Mapping object) {
    String kind = object.text("kind").orElse("");
    Node.Mapping metadata =
        object.get("metadata").orElse(null) instanceof Node.Mapping found ? found : object;
    String name = metadata.text("name").or(() -> metadata.text("generateName")).orElse("");
    return metadata
        .text("namespace")
        .map(namespace -> kind + "/" + namespace + "/" + name)
        .orElse(kind + "/" + name);
  }

  /** Returns the objects that a file writes, those of lists one by one. */
  private Optional<List<Node.Mapping>> objects(String document, Datum.Dict merged) {
    boolean isTemplate = byName.containsKey(document);
    if (!isTemplate || ++count > MOST) {
      return Optional.empty();
    }
    try {
      List<Node.Mapping> objects = new ArrayList<>();
      Template file = Objects.requireNonNull(byName.get(document));
      for (Document written : read.documents(file, rendered(file, merged))) {
        written.objects().forEach(object -> add(object, objects));
      }
      return Optional.of(objects);
    } catch (DiagnosticException e) {
      return Optional.empty();
    }
  }

  private Rendered rendered(Template file, Datum.Dict merged) {
    ChartScope.Unit unit =
        scope(merged).units().stream()
            .filter(candidate -> candidate.name().equals(file.name()))
            .findFirst()
            .orElseThrow();
    return new Evaluator(templates, ChartMemory.FUNCTIONS, budget)
        .render(file, unit.context(new Observed()));
  }

  private static void add(Node.Mapping object, List<Node.Mapping> objects) {
    boolean isList = object.text("kind").filter(kind -> kind.endsWith("List")).isPresent();
    if (isList && object.get("items").orElse(null) instanceof Node.Sequence items) {
      for (Node item : items.items()) {
        if (item instanceof Node.Mapping inner) {
          add(inner, objects);
        }
      }
    } else {
      objects.add(object);
    }
  }
}
