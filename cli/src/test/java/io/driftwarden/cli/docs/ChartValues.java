package io.driftwarden.cli.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftwarden.diagnostics.Source;
import io.driftwarden.helm.chart.ChartFiles;
import io.driftwarden.helm.chart.ChartReader;
import io.driftwarden.helm.chart.ChartRenderer;
import io.driftwarden.helm.chart.ChartRendering;
import io.driftwarden.helm.chart.Manifest;
import io.driftwarden.helm.chart.Release;
import io.driftwarden.helm.value.Nodes;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Values for the chart that installs the server: what they give, and its configuration. */
final class ChartValues {
  private ChartValues() {}

  static void check(String text) throws IOException {
    var values = (Node.Mapping) YamlReader.read(new Source("values.yaml", text)).getFirst();
    ChartRendering made =
        ChartRenderer.render(
            ChartReader.read(new Folder(Page.ROOT.resolve("charts/driftwarden"))),
            new Release("driftwarden", "driftwarden"),
            Nodes.dict(values));
    assertEquals(List.of(), made.diagnostics());
    if (values.get("config").isPresent()) {
      ServerSettings.read(configuration(made));
    }
  }

  private static String configuration(ChartRendering made) {
    return made.manifests().stream()
        .map(Manifest::object)
        .filter(object -> object.text("kind").orElse("").equals("ConfigMap"))
        .flatMap(object -> object.get("data").stream())
        .flatMap(data -> ((Node.Mapping) data).text("driftwarden.yaml").stream())
        .findFirst()
        .orElseThrow();
  }

  private record Folder(Path folder) implements ChartFiles {
    @Override
    public List<String> paths() {
      try (Stream<Path> files = Files.walk(folder)) {
        return files
            .filter(Files::isRegularFile)
            .map(file -> folder.relativize(file).toString())
            .sorted()
            .toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String repositoryPath(String path) {
      return path;
    }

    @Override
    public byte[] read(String path) {
      try {
        return Files.readAllBytes(folder.resolve(path));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
