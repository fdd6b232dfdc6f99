package io.driftwarden.render.helm;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.helm.chart.ChartFiles;
import io.driftwarden.render.packages.ChartVersions;
import io.driftwarden.render.packages.PackageRef;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A chart that another one names and doesn't contain.
 *
 * @param repository an address, or with {@code file://} a path from the chart's folder
 */
record AbsentDependency(String name, String repository, String version, Place place) {
  private static final String LOCAL = "file://";
  private static final Pattern ARCHIVE = Pattern.compile("charts/([^/]+)-v?\\d+\\.[^/]*\\.tgz");
  private static final List<String> SAME = List.of("name", "repository");
  private static final Pattern FOLDER = Pattern.compile("charts/[^/]+/Chart\\.yaml");

  /** Returns those of a chart, at the versions of its lock file where it has one. */
  static List<AbsentDependency> of(ChartFiles chart) {
    Map<List<String>, AbsentDependency> found = new LinkedHashMap<>();
    Set<String> contained = contained(chart);
    for (String file : List.of("Chart", "requirements")) {
      List<Node.Mapping> locked = dependencies(chart, file + ".lock");
      List<Node.Mapping> named = dependencies(chart, file + ".yaml");
      for (int i = 0; i < named.size(); i++) {
        Node.Mapping dependency = named.get(i);
        String name = text(dependency, "name");
        String repository = text(dependency, "repository");
        String version = version(dependency, locked, i);
        if (!contained.contains(name)) {
          found.putIfAbsent(
              List.of(name, repository, version),
              new AbsentDependency(name, repository, version, dependency.place()));
        }
      }
    }
    return List.copyOf(found.values());
  }

  /** A lock file has the same dependencies in the same order, unless it is out of date. */
  private static String version(Node.Mapping dependency, List<Node.Mapping> locked, int index) {
    String wanted = text(dependency, "version");
    return locked.stream()
        .skip(index)
        .limit(1)
        .filter(
            lock -> SAME.stream().allMatch(key -> text(lock, key).equals(text(dependency, key))))
        .map(lock -> text(lock, "version"))
        .filter(version -> ChartVersions.fits(version, wanted))
        .findFirst()
        .orElse(wanted);
  }

  private static Set<String> contained(ChartFiles chart) {
    return chart.paths().stream()
        .flatMap(path -> {
          Matcher archive = ARCHIVE.matcher(path);
          return archive.matches()
              ? Stream.of(archive.group(1))
              : FOLDER.matcher(path).matches()
                  ? mapping(chart, path).map(found -> text(found, "name")).stream()
                  : Stream.empty();
        })
        .collect(Collectors.toSet());
  }

  private static List<Node.Mapping> dependencies(ChartFiles chart, String file) {
    return mapping(chart, file)
        .flatMap(found -> found.get("dependencies"))
        .filter(Node.Sequence.class::isInstance)
        .map(list -> ((Node.Sequence) list).items())
        .orElse(List.of())
        .stream()
        .filter(Node.Mapping.class::isInstance)
        .map(Node.Mapping.class::cast)
        .toList();
  }

  /** A file that is broken names nothing: whoever reads the chart itself says what is wrong. */
  private static Optional<Node.Mapping> mapping(ChartFiles chart, String file) {
    if (!chart.paths().contains(file)) {
      return Optional.empty();
    }
    String text = new String(chart.read(file), StandardCharsets.UTF_8);
    try {
      return YamlReader.read(new Source(chart.repositoryPath(file), text)).stream()
          .findFirst()
          .filter(Node.Mapping.class::isInstance)
          .map(Node.Mapping.class::cast);
    } catch (DiagnosticException e) {
      return Optional.empty();
    }
  }

  /** A version without quotes may read as a number. */
  private static String text(Node.Mapping mapping, String key) {
    return switch (mapping.get(key).orElse(null)) {
      case Node.Text text -> text.value();
      case Node.Number number -> number.text();
      case null, default -> "";
    };
  }

  /** Returns the path to it in the repository, from the folder of the chart that names it. */
  Optional<String> path() {
    return repository.startsWith(LOCAL)
        ? Optional.of(repository.substring(LOCAL.length()))
        : Optional.empty();
  }

  /** Returns what it is called elsewhere. */
  Optional<PackageRef.Chart> ref() {
    return PackageRef.Chart.of(repository, name, version);
  }

  /** Returns what is told where there is no such chart. */
  Diagnostic missing(String why) {
    return Diagnostic.unknown(
        "helm_remote_chart",
        "Cannot know statically what this chart makes",
        "It needs the chart \"%s\" of %s. %s Its objects are not judged."
            .formatted(name, repository, why),
        place);
  }
}
