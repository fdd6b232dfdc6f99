package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a chart's files (helm.sh/docs, Charts), of {@code apiVersion} v1 and v2. */
public final class ChartReader {
  private static final int DEEPEST = 10;
  private static final String SCHEMA = "values.schema.json";

  private final ChartMemory memory;

  private ChartReader(ChartMemory memory) {
    this.memory = memory;
  }

  /**
   * Returns the chart.
   *
   * @throws io.driftwarden.diagnostics.DiagnosticException if it can't be read, or not whole
   */
  public static Chart read(ChartFiles files) {
    return read(files, new ChartMemory());
  }

  /**
   * Returns the chart, with what is remembered of its files.
   *
   * @throws io.driftwarden.diagnostics.DiagnosticException if it can't be read, or not whole
   */
  public static Chart read(ChartFiles files, ChartMemory memory) {
    return new ChartReader(memory).read(Filtered.of(files), 0);
  }

  private Chart read(ChartFiles files, int depth) {
    Place place = Place.of(files.repositoryPath("Chart.yaml"));
    List<String> paths = files.paths();
    if (!paths.contains("Chart.yaml")) {
      throw ChartProblem.noChart(place);
    }
    if (depth > DEEPEST) {
      throw ChartProblem.tooDeep(place);
    }
    List<Dependency> old =
        paths.contains("requirements.yaml")
            ? Metadata.dependencies(mapping(files, "requirements.yaml"))
            : List.of();
    Metadata metadata = Metadata.of(mapping(files, "Chart.yaml"), old).checked();
    PlacedValues values =
        paths.contains("values.yaml")
            ? memory.values(files.source("values.yaml"), ChartReader::values)
            : new PlacedValues(new Datum.Dict());
    return new Chart(metadata, values, contents(files, metadata), subcharts(files, depth));
  }

  private static PlacedValues values(Source source) {
    return PlacedValues.of(mapping(source, "values.yaml", YamlReader.readRepeating(source)));
  }

  private Node.Mapping mapping(ChartFiles files, String path) {
    Source source = files.source(path);
    return mapping(source, path, memory.documents(source));
  }

  private static Node.Mapping mapping(Source source, String path, List<Node> documents) {
    Place place = Place.of(source.path());
    if (documents.isEmpty() || documents.getFirst() instanceof Node.Null) {
      return new Node.Mapping(List.of(), place);
    }
    if (documents.getFirst() instanceof Node.Mapping mapping) {
      return mapping;
    }
    throw ChartProblem.notAMapping(path, place);
  }

  private Chart.Contents contents(ChartFiles files, Metadata metadata) {
    List<Chart.TextFile> templates = new ArrayList<>();
    List<Chart.TextFile> crds = new ArrayList<>();
    for (String path : files.paths()) {
      if (path.startsWith("templates/") && isWanted(path, metadata)) {
        templates.add(new Chart.TextFile(path, files.source(path)));
      } else if (path.startsWith("crds/") && isManifest(path)) {
        crds.add(new Chart.TextFile(path, files.source(path)));
      }
    }
    crds.sort(Comparator.comparing(file -> List.of(file.path().split("/")), ChartReader::byParts));
    Optional<Source> schema =
        files.paths().contains(SCHEMA) ? Optional.of(files.source(SCHEMA)) : Optional.empty();
    return new Chart.Contents(templates, crds, schema, files, memory);
  }

  /** Helm walks folder by folder. */
  private static int byParts(List<String> a, List<String> b) {
    int same = 0;
    while (same < Math.min(a.size(), b.size()) - 1 && a.get(same).equals(b.get(same))) {
      same++;
    }
    return a.get(same).compareTo(b.get(same));
  }

  /** Of a library only the partials count. */
  private static boolean isWanted(String path, Metadata metadata) {
    return !metadata.isLibrary() || isPartial(path);
  }

  static boolean isPartial(String path) {
    return path.substring(path.lastIndexOf('/') + 1).startsWith("_");
  }

  private static boolean isManifest(String path) {
    return path.endsWith(".yaml") || path.endsWith(".yml") || path.endsWith(".json");
  }

  private List<Chart> subcharts(ChartFiles files, int depth) {
    SortedMap<String, ChartFiles> found = new TreeMap<>();
    for (String path : files.paths()) {
      String rest = path.startsWith("charts/") ? path.substring("charts/".length()) : "";
      int slash = rest.indexOf('/');
      boolean hidden = rest.startsWith("_") || rest.startsWith(".");
      if (slash < 0 && !hidden && rest.endsWith(".tgz")) {
        found.put(rest, files.archive(path));
      }
      if (slash > 0 && !hidden) {
        String folder = rest.substring(0, slash);
        found.computeIfAbsent(folder, _ -> Subfolder.of(files, "charts/" + folder + "/"));
      }
    }
    return found.values().stream().map(chart -> read(chart, depth + 1)).toList();
  }
}
