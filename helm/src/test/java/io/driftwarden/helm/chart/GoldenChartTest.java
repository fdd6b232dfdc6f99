package io.driftwarden.helm.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenChartTest {
  static List<Scenario> scenarios() throws IOException {
    return Scenario.all();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void ourObjectsAreHelms(Scenario scenario) throws IOException {
    Chart chart = ChartReader.read(new FolderChart(scenario.chart()));
    ChartRendering rendering = ChartRenderer.render(chart, Scenario.RELEASE, scenario.given());
    assertEquals(List.of(), rendering.diagnostics());
    List<Object> expected = scenario.expected();
    List<Object> made =
        rendering.manifests().stream().map(made1 -> Scenario.plain(made1.object())).toList();
    for (int i = 0; i < Math.min(expected.size(), made.size()); i++) {
      assertEquals(expected.get(i), made.get(i));
    }
    assertEquals(expected.size(), made.size());
    assertEquals(scenario.expectedText(), rendering.text());
  }
}
