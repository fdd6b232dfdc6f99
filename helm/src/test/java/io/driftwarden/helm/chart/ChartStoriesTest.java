package io.driftwarden.helm.chart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.UnknownMark;
import io.driftwarden.yaml.Node;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Renders the charts of {@code stories.txt}. */
class ChartStoriesTest {
  record Story(String name, Map<String, String> files) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Story> stories() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ChartStoriesTest.class.getResourceAsStream("stories.txt"))) {
      String[] chunks = new String(in.readAllBytes(), UTF_8).split("(?m)^==== ");
      List<Story> stories = new ArrayList<>();
      for (int i = 1; i < chunks.length; i++) {
        stories.add(story(chunks[i]));
      }
      return stories;
    }
  }

  private static Story story(String chunk) {
    Map<String, String> files = new LinkedHashMap<>();
    String[] parts = chunk.split("(?m)^--- ");
    for (int i = 1; i < parts.length; i++) {
      int end = parts[i].indexOf('\n');
      files.put(parts[i].substring(0, end), parts[i].substring(end + 1));
    }
    return new Story(parts[0].strip(), files);
  }

  @ParameterizedTest
  @MethodSource("stories")
  void isRenderedAsToldThere(Story story) {
    Map<String, String> files = new TreeMap<>(story.files());
    String wanted = Objects.requireNonNull(files.remove("made")).strip();
    if (files.keySet().stream().noneMatch(path -> path.startsWith("Chart."))) {
      files.put("Chart.yaml", TextChart.METADATA);
    }
    assertEquals(wanted, String.join("\n", made(files, wanted)));
  }

  private static List<String> made(Map<String, String> files, String wanted) {
    List<String> lines = new ArrayList<>();
    try {
      Chart chart = ChartReader.read(new TextChart(files));
      ChartRendering rendering =
          ChartRenderer.render(chart, new Release("r", "n"), new Datum.Dict());
      List<String> asked = wanted.lines().filter(line -> line.contains(" = ")).toList();
      for (Manifest manifest : rendering.manifests()) {
        lines.addAll(values(manifest.object(), asked));
      }
      rendering.diagnostics().forEach(diagnostic -> lines.add(line(diagnostic)));
    } catch (DiagnosticException e) {
      e.diagnostics().forEach(diagnostic -> lines.add(line(diagnostic)));
    }
    return lines;
  }

  /** Returns a line for each value that is asked for of an object. */
  private static List<String> values(Node.Mapping object, List<String> asked) {
    String address = shown(at(object, "kind")) + "/" + shown(at(object, "metadata.name"));
    List<String> lines = new ArrayList<>();
    for (String line : asked) {
      String[] parts = line.split(" ", 3);
      if (parts[0].equals(address.replace("⏎", ""))) {
        Optional<Node> value = at(object, parts[1]);
        String place = value.map(node -> node.place().toString()).orElse("?");
        lines.add("%s %s = %s @ %s".formatted(parts[0], parts[1], shown(value), place));
      }
    }
    return lines.isEmpty() ? List.of(address + " is made") : lines;
  }

  private static Optional<Node> at(Node object, String path) {
    Optional<Node> here = Optional.of(object);
    for (String step : path.split("\\.")) {
      here = here.flatMap(node -> step(node, step));
    }
    return here;
  }

  private static Optional<Node> step(Node node, String step) {
    return switch (node) {
      case Node.Mapping mapping -> mapping.get(step);
      case Node.Sequence sequence -> Optional.of(sequence.items().get(Integer.parseInt(step)));
      default -> Optional.empty();
    };
  }

  private static String shown(Optional<Node> node) {
    return switch (node.orElse(null)) {
      case null -> "(absent)";
      case Node.Text text ->
          UnknownMark.reason(text.value())
              .map(reason -> "?" + reason)
              .orElse(text.value().replace('\n', '⏎'));
      case Node.Number number -> number.text();
      case Node.Bool bool -> Boolean.toString(bool.value());
      case Node.Null _ -> "null";
      case Node.Sequence _, Node.Mapping _ -> "(a collection)";
    };
  }

  private static String line(Diagnostic diagnostic) {
    String related =
        diagnostic.related().stream().map(r -> "; " + r.place()).collect(Collectors.joining());
    return "%s %s %s%s"
        .formatted(
            diagnostic.place().map(String::valueOf).orElse("?"),
            diagnostic.code(),
            diagnostic.summary(),
            diagnostic.code().startsWith("yaml_") ? "" : related);
  }
}
