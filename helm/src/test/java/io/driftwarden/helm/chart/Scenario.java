package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Source;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Nodes;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One of our test charts, or the one that installs Driftwarden, with its own values, or with those
 * of a file {@code ci/NAME-values.yaml} in it. What Helm makes of it is in {@code
 * golden/CHART/NAME.yaml}.
 */
record Scenario(Path chart, String name, Optional<Path> values) {
  private static final Path SHIPPED = Path.of("../charts/driftwarden");
  static final Release RELEASE = new Release("try", "apps");

  static List<Scenario> all() throws IOException {
    List<Scenario> all = new ArrayList<>();
    for (Path chart : Stream.concat(list(folder("charts")).stream(), Stream.of(SHIPPED)).toList()) {
      all.add(new Scenario(chart, "default", Optional.empty()));
      for (Path values : list(chart.resolve("ci"))) {
        String name = String.valueOf(values.getFileName()).replace("-values.yaml", "");
        all.add(new Scenario(chart, name, Optional.of(values)));
      }
    }
    return all;
  }

  private static List<Path> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    }
  }

  private static Path folder(String name) {
    try {
      return Path.of(Objects.requireNonNull(Scenario.class.getResource(name)).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** Where the golden file is among the sources, for who updates it. */
  Path goldenSource() {
    return Path.of("src/test/resources/io/driftwarden/helm/chart/golden", golden());
  }

  private String golden() {
    return chart.getFileName() + "/" + name + ".yaml";
  }

  /** Returns the objects that Helm made. */
  List<Object> expected() throws IOException {
    return objects(expectedText());
  }

  /** Returns what Helm printed. */
  String expectedText() throws IOException {
    return Files.readString(folder("golden").resolve(golden()));
  }

  /** Returns the objects in what Helm prints. */
  static List<Object> objects(String printed) {
    return YamlReader.readRepeating(new Source("helm", printed)).stream()
        .filter(document -> !(document instanceof Node.Null))
        .map(Scenario::plain)
        .toList();
  }

  Datum.Dict given() throws IOException {
    if (values.isEmpty()) {
      return new Datum.Dict();
    }
    Source source = new Source("values", Files.readString(values.get()));
    return Nodes.dict((Node.Mapping) YamlReader.read(source).getFirst());
  }

  /** Returns a value as plain data that can be compared. */
  static Object plain(Node node) {
    return switch (node) {
      case Node.Null _ -> "(null)";
      case Node.Bool bool -> bool.value();
      case Node.Number number -> number.value().stripTrailingZeros();
      case Node.Text text -> text.value();
      case Node.Sequence sequence -> sequence.items().stream().map(Scenario::plain).toList();
      case Node.Mapping mapping -> {
        var fields = new java.util.TreeMap<String, Object>();
        mapping.entries().forEach(entry -> fields.put(entry.key(), plain(entry.value())));
        yield fields;
      }
    };
  }

  @Override
  public String toString() {
    return chart.getFileName() + " " + name;
  }
}
