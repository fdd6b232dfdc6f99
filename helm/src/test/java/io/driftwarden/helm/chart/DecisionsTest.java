package io.driftwarden.helm.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftwarden.helm.value.Datum;
import io.driftwarden.yaml.Node;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionsTest {
  private static final Map<String, String> CHART =
      Map.of(
          "Chart.yaml", "name: top\nversion: 1.0.0\n",
          "values.yaml",
              "image: {repository: web, tag: v12}\nsecurity:\n  privileged: true\n  runAsUser: 0\nsub:\n  port: 81\n",
          "templates/a.yaml",
              "kind: A\nimage: \"{{ .Values.image.repository }}:{{ .Values.image.tag }}\"\n{{- with .Values.security }}\nsecurity:\n  {{- toYaml . | nindent 2 }}\n{{- end }}\nfixed: true\n",
          "charts/sub/Chart.yaml", "name: sub\nversion: 1.0.0\n",
          "charts/sub/values.yaml", "port: 80\nhost: h0st\n",
          "charts/sub/templates/b.yaml",
              "kind: B\nport: {{ .Values.port }}\nhost: {{ .Values.host | upper | lower }}\n");

  private static final ChartRendering RENDERING =
      ChartRenderer.render(
          ChartReader.read(new TextChart(CHART)), new Release("r", "n"), new Datum.Dict());

  @ParameterizedTest
  @CsvSource({
    "A, image, web:v12, values.yaml:1:21",
    "A, security.privileged, true, values.yaml:3:15",
    "A, security.runAsUser, 0, values.yaml:4:14",
    "A, fixed, true, none",
    "B, port, 81, values.yaml:6:9",
    "B, host, h0st, charts/sub/values.yaml:2:7",
  })
  void namesTheLineOfTheValues(String kind, String path, String written, String place) {
    Node node =
        RENDERING.manifests().stream()
            .map(Manifest::object)
            .filter(object -> object.text("kind").orElse("").equals(kind))
            .findFirst()
            .orElseThrow();
    String key = "";
    for (String step : path.split("\\.")) {
      node = ((Node.Mapping) node).get(step).orElseThrow();
      key = step;
    }
    assertEquals(
        place,
        RENDERING.decisions().of(key, written, node.place()).map(String::valueOf).orElse("none"));
  }
}
