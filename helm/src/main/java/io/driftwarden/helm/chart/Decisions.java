package io.driftwarden.helm.chart;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the line of a {@code values.yaml} that decides what an action of a template wrote: the
 * action names the value, and the value reads as what was written.
 */
public final class Decisions {
  private static final Pattern VALUE = Pattern.compile("\\.Values((?:\\.[A-Za-z_][A-Za-z0-9_]*)+)");
  private static final Pattern OPENS = Pattern.compile("\\{\\{-?\\s*(?:with|range)\\s");
  private static final int SHORTEST_PART = 3;
  private static final int MOST_LOOKED_AT = 10_000;

  /** A template, and the charts around it, the outermost first. */
  private record Template(Source source, List<Chart> charts) {}

  private final Map<String, Template> templates = new HashMap<>();
  private final Map<Chart, Optional<Node>> values = new HashMap<>();

  /** The actions of each template that say what the dot is, by where they end. */
  private final Map<String, NavigableMap<Integer, String>> opening = new HashMap<>();

  Decisions(Chart chart) {
    add(chart, List.of());
  }

  private void add(Chart chart, List<Chart> above) {
    List<Chart> charts = new ArrayList<>(above);
    charts.add(chart);
    chart
        .templates()
        .forEach(file ->
            templates.putIfAbsent(file.source().path(), new Template(file.source(), charts)));
    chart.dependencies().forEach(child -> add(child, charts));
  }

  /**
   * Returns the place in values that decides what stands at a place in a template.
   *
   * @param key the name that it has there
   * @param written the value as text
   */
  public Optional<Place> of(String key, String written, Place place) {
    return Optional.ofNullable(templates.get(place.file()))
        .filter(_ -> !written.isEmpty())
        .flatMap(template -> decided(key, written, place, template));
  }

  private Optional<Place> decided(String key, String written, Place place, Template template) {
    Source source = template.source();
    int start = source.offset(place.line(), place.column());
    int end = source.offset(place.endLine(), place.endColumn());
    return named(source.text().substring(start, end), key, written, template)
        .or(() -> named(around(source, start), key, written, template));
  }

  private Optional<Place> named(String action, String key, String written, Template template) {
    Matcher named = VALUE.matcher(action);
    while (named.find()) {
      List<String> path = List.of(named.group(1).substring(1).split("\\."));
      Optional<Place> found = at(path, key, written, template.charts());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Returns the nearest action before that says what the dot is. */
  private String around(Source source, int start) {
    Map.Entry<Integer, String> nearest =
        opening.computeIfAbsent(source.path(), _ -> opening(source.text())).floorEntry(start);
    return nearest == null ? "" : nearest.getValue();
  }

  private static NavigableMap<Integer, String> opening(String text) {
    NavigableMap<Integer, String> opening = new TreeMap<>();
    int start = text.indexOf("{{");
    int end = text.indexOf("}}", Math.max(0, start));
    while (start >= 0 && end >= 0) {
      String action = text.substring(start, end + 2);
      if (OPENS.matcher(action).lookingAt()) {
        opening.put(end + 2, action);
      }
      start = text.indexOf("{{", end + 2);
      end = text.indexOf("}}", Math.max(0, start));
    }
    return opening;
  }

  /** The values of an outer chart count before those of an inner one. */
  private Optional<Place> at(List<String> path, String key, String written, List<Chart> charts) {
    for (int i = 0; i < charts.size(); i++) {
      List<String> whole = new ArrayList<>();
      if (!path.getFirst().equals("global")) {
        charts.subList(i + 1, charts.size()).forEach(chart -> whole.add(chart.name()));
      }
      whole.addAll(path);
      Optional<Place> found =
          values(charts.get(i))
              .flatMap(node -> step(node, whole))
              .flatMap(node -> matching(node, key, written, new int[1]));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Node> values(Chart chart) {
    return values.computeIfAbsent(
        chart,
        _ ->
            chart.files().paths().contains("values.yaml")
                ? YamlReader.readRepeating(Texts.read(chart.files(), "values.yaml")).stream()
                    .findFirst()
                : Optional.empty());
  }

  private static Optional<Node> step(Node node, List<String> path) {
    Optional<Node> here = Optional.of(node);
    for (String name : path) {
      here = here.flatMap(at -> at instanceof Node.Mapping map ? map.get(name) : Optional.empty());
    }
    return here;
  }

  /** A value that stands alone has to be what was written, or a part of it; others hold it. */
  private static Optional<Place> matching(Node node, String key, String written, int[] looked) {
    return switch (node) {
      case Node.Bool _, Node.Number _, Node.Text _ ->
          isIn(text(node), written) ? Optional.of(node.place()) : Optional.empty();
      case Node.Mapping mapping -> below(mapping, key, written, looked);
      case Node.Sequence sequence ->
          sequence.items().stream()
              .flatMap(item -> matching(item, key, written, looked).stream())
              .findFirst();
      case Node.Null _ -> Optional.empty();
    };
  }

  private static Optional<Place> below(
      Node.Mapping mapping, String key, String written, int[] looked) {
    for (Node.Entry entry : mapping.entries()) {
      if (++looked[0] > MOST_LOOKED_AT) {
        return Optional.empty();
      }
      boolean inside =
          entry.value() instanceof Node.Mapping || entry.value() instanceof Node.Sequence;
      if (entry.key().equals(key) && text(entry.value()).equals(written) && !inside) {
        return Optional.of(entry.value().place());
      }
      Optional<Place> deeper =
          inside ? matching(entry.value(), key, written, looked) : Optional.empty();
      if (deeper.isPresent()) {
        return deeper;
      }
    }
    return Optional.empty();
  }

  private static boolean isIn(String value, String written) {
    return value.equals(written) || (value.length() >= SHORTEST_PART && written.contains(value));
  }

  private static String text(Node node) {
    return switch (node) {
      case Node.Text text -> text.value();
      case Node.Number number -> number.value().stripTrailingZeros().toPlainString();
      case Node.Bool bool -> Boolean.toString(bool.value());
      case Node.Null _, Node.Sequence _, Node.Mapping _ -> "";
    };
  }
}
