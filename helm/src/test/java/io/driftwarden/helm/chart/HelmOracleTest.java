package io.driftwarden.helm.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.driftwarden.diagnostics.Source;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the golden files and the scripts against the real Helm. {@code -DupdateGolden} writes the
 * golden files anew, and still fails where one was not what Helm makes.
 */
@Tag("oracle")
class HelmOracleTest {
  @TempDir private Path directory = Path.of("");

  static List<Scenario> scenarios() throws IOException {
    return Scenario.all();
  }

  static List<String> scripts() {
    return Script.NAMES;
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void theGoldenFileIsWhatHelmMakes(Scenario scenario) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(scenario.chart().toString()));
    scenario.values().ifPresent(file -> arguments.addAll(List.of("--values", file.toString())));
    RealHelm.Answer answer = new RealHelm(directory).template(Scenario.RELEASE, arguments);
    assertEquals(0, answer.exit(), answer.err());
    Path golden = scenario.goldenSource();
    List<Object> before =
        Files.exists(golden) ? Scenario.objects(Files.readString(golden)) : List.of();
    if (System.getProperty("updateGolden") != null) {
      Files.createDirectories(golden.resolveSibling("."));
      Files.writeString(golden, answer.out());
    }
    assertEquals(before, Scenario.objects(answer.out()));
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void theScriptSaysWhatHelmWrites(String name) throws Exception {
    Script script = Script.read(name);
    List<Script.Line> written = new ArrayList<>();
    for (Script.Line line : script.lines()) {
      if (line.isError()) {
        RealHelm.Answer answer = run(script, List.of(line));
        assertNotEquals(0, answer.exit(), line.template() + " writes " + answer.out());
      } else if (!line.isOurs()) {
        written.add(line);
      }
    }
    RealHelm.Answer answer = run(script, written);
    assertEquals(0, answer.exit(), answer.err());
    Node object =
        written.isEmpty()
            ? new Node.Mapping(List.of(), io.driftwarden.diagnostics.Place.of("helm"))
            : YamlReader.read(new Source("helm", answer.out())).getFirst();
    for (int i = 0; i < written.size(); i++) {
      Script.Line line = written.get(i);
      Optional<String> text = ((Node.Mapping) object).text("case" + i);
      assertEquals(line.expected().replace('⏎', '\n'), text.orElseThrow(), line.template());
    }
  }

  static List<SetFlagsTest.Row> sets() throws IOException {
    return SetFlagsTest.rows();
  }

  @ParameterizedTest
  @MethodSource("sets")
  void theTableSaysWhatHelmSets(SetFlagsTest.Row row) throws Exception {
    Path chart = directory.resolve("set");
    Files.createDirectories(chart.resolve("templates"));
    Files.writeString(chart.resolve("Chart.yaml"), TextChart.METADATA);
    Files.writeString(chart.resolve("templates/x.yaml"), "made: {{ toJson .Values | quote }}\n");
    RealHelm.Answer answer =
        new RealHelm(directory)
            .template(
                new Release("script", "default"),
                List.of(chart.toString(), row.flag(), row.expression()));
    String made =
        answer.exit() == 0
            ? ((Node.Mapping) YamlReader.read(new Source("helm", answer.out())).getFirst())
                .text("made")
                .orElseThrow()
            : "error";
    assertEquals(row.made(), made);
  }

  /** All templates are files, which one template writes as JSON: so no line disturbs another. */
  private RealHelm.Answer run(Script script, List<Script.Line> lines) throws Exception {
    Map<String, String> files = new LinkedHashMap<>(Script.FILES);
    files.put("Chart.yaml", TextChart.METADATA);
    files.put("values.yaml", script.values());
    StringBuilder template = new StringBuilder("kind: Script\napiVersion: v1\n");
    for (int i = 0; i < lines.size(); i++) {
      files.put("cases/" + i, lines.get(i).template());
      template.append("case%1$d: {{ tpl (.Files.Get \"cases/%1$d\") $ | toJson }}\n".formatted(i));
    }
    files.put("templates/x.yaml", template.toString());
    Path chart = Files.createTempDirectory(directory, "script");
    TextChart.write(files, chart);
    return new RealHelm(directory)
        .template(new Release("script", "default"), List.of(chart.toString()));
  }
}
