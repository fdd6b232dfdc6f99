package io.driftwarden.helm.chart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.helm.value.Datum;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Any bytes are a chart's files, or its archive, and are rendered or refused in bounded time,
 * memory and stack. Here what once broke something is read again, and a few others; CONTRIBUTING.md
 * tells how to look for more.
 */
class ChartFuzzTest {
  private static final String BETWEEN = "\n====\n";
  private static final List<String> PATHS =
      List.of("Chart.yaml", "values.yaml", "templates/x.yaml", "values.schema.json", ".helmignore");

  /** The files of a chart by their paths, which share nothing with the disk. */
  private record BytesChart(Map<String, byte[]> files) implements ChartFiles {
    @Override
    public List<String> paths() {
      return List.copyOf(new TreeMap<>(files).keySet());
    }

    @Override
    public String repositoryPath(String path) {
      return path;
    }

    @Override
    public byte[] read(String path) {
      return Objects.requireNonNull(files.get(path), path);
    }
  }

  @FuzzTest(maxDuration = "30m")
  void rendersFiles(byte[] bytes) {
    String[] parts = new String(bytes, ISO_8859_1).split(BETWEEN, PATHS.size());
    Map<String, byte[]> files = new TreeMap<>();
    for (int i = 0; i < parts.length; i++) {
      files.put(PATHS.get(i), parts[i].getBytes(ISO_8859_1));
    }
    files.put("charts/sub/Chart.yaml", "name: sub\nversion: 1.0.0\n".getBytes(ISO_8859_1));
    files.put("charts/sub/values.yaml", "exports: {a: {b: 1}}\nx: [1]\n".getBytes(ISO_8859_1));
    files.put("charts/sub/templates/y.yaml", "kind: {{ .Values.x }}\n".getBytes(ISO_8859_1));
    render(new BytesChart(files));
  }

  @FuzzTest(maxDuration = "30m")
  void rendersArchives(byte[] bytes) {
    try {
      render(ArchiveFiles.of(bytes, "chart.tgz"));
    } catch (DiagnosticException _) {
      // No archive.
    }
  }

  private static void render(ChartFiles files) {
    try {
      Chart chart = ChartReader.read(files);
      ChartRendering rendering =
          ChartRenderer.render(chart, new Release("r", "n"), new Datum.Dict());
      for (Document document : rendering.documents()) {
        document.objects().stream()
            .limit(3)
            .forEach(object ->
                rendering
                    .decisions()
                    .of(new ObjectValue(document.source(), "x", List.of("kind"), object.place())));
      }
    } catch (DiagnosticException _) {
      // Refused, as most are.
    }
  }
}
