package io.driftwarden.helm.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftwarden.diagnostics.Source;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionsTest {
  private static final Map<String, String> CHART =
      Map.ofEntries(
          Map.entry("Chart.yaml", "apiVersion: v2\nname: top\nversion: 1.0.0\n"),
          Map.entry(
              "values.yaml",
              """
              image: {repository: web, tag: v12}
              security:
                privileged: true
                runAsUser: 0
              resources: {}
              secure: false
              rbac:
                create: true
              names:
                - one
                - two
              extra: |
                host: {{ .Values.domain }}
              domain: a.example
              sub:
                port: 81
              same: 5
              other: 5
              global:
                zone: z9
              """),
          Map.entry(
              "templates/_helpers.tpl",
              """
              {{- define "top.image" -}}
              {{ .repository }}:{{ .tag }}
              {{- end }}
              {{- define "top.pod" -}}
              user: {{ .Values.security.runAsUser }}
              {{- with .Values.resources }}
              limits: {{ . }}
              {{- end }}
              {{- end }}
              """),
          Map.entry(
              "templates/a.yaml",
              """
              kind: A
              metadata: {name: a}
              image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"
              included: {{ include "top.image" .Values.image | quote }}
              {{- with .Values.security }}
              security:
                {{- toYaml . | nindent 2 }}
              {{- end }}
              resources: {{- toYaml .Values.resources | nindent 2 }}
              pod:
                {{- include "top.pod" . | nindent 2 }}
              open: {{ not .Values.secure }}
              fixed: true
              {{- $names := .Values.names }}
              names:
              {{- range $i, $name := $names }}
                - name: {{ $name }}
                  at: {{ $i }}
              {{- end }}
              {{ tpl .Values.extra . }}
              sum: {{ add .Values.same 1 }}
              zone: {{ .Values.global.zone | default "z1" }}
              """),
          Map.entry(
              "templates/role.yaml",
              """
              {{- if and .Values.rbac.create (not .Values.secure) }}
              apiVersion: v1
              kind: List
              items:
                - kind: Role
                  metadata: {name: r, namespace: ns}
                  rules:
                    - verbs: ["*"]
              {{- end }}
              """),
          Map.entry("charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n"),
          Map.entry("charts/sub/values.yaml", "port: 80\nhost: h0st\nglobal:\n  zone: z2\n"),
          Map.entry(
              "charts/sub/templates/b.yaml",
              """
              kind: B
              metadata: {name: b}
              port: {{ .Values.port }}
              host: {{ .Values.host | upper | lower }}
              zone: {{ .Values.global.zone }}
              """));

  private static ChartRendering rendering(PlacedValues given) {
    return ChartRenderer.render(
        ChartReader.read(new TextChart(CHART)),
        new Release("r", "n"),
        given,
        Capabilities.STANDARD);
  }

  /** Returns where a value is decided, or a word for nowhere. */
  private static String decided(ChartRendering rendering, String object, String path) {
    Document document =
        rendering.documents().stream()
            .filter(made ->
                made.source()
                    .contains(
                        object.startsWith("Role") ? "role" : "/" + object.split("/")[1] + "."))
            .findFirst()
            .orElseThrow();
    Node.Mapping whole = document.objects().getFirst();
    Node.Mapping made =
        whole.get("items").orElse(null) instanceof Node.Sequence items
            ? (Node.Mapping) items.items().getFirst()
            : whole;
    List<String> steps = List.of(path.split("\\."));
    Node found = new ObjectValue("", "", steps, whole.place()).in(made).node();
    ObjectValue value = new ObjectValue(document.source(), object, steps, found.place());
    return rendering.decisions().of(value).map(String::valueOf).orElse("nowhere");
  }

  @ParameterizedTest
  @CsvSource({
    "A/a, image, values.yaml:1:31",
    "A/a, included, values.yaml:1:31",
    "A/a, security.privileged, values.yaml:3:15",
    "A/a, security.runAsUser, values.yaml:4:14",
    "A/a, security.readOnly, values.yaml:3:15",
    "A/a, resources.limits.cpu, values.yaml:5:12",
    "A/a, pod.user, values.yaml:4:14",
    "A/a, open, values.yaml:6:9",
    "A/a, fixed, nowhere",
    "A/a, missing, nowhere",
    "A/a, names.1.name, values.yaml:11:5",
    "A/a, host, values.yaml:14:9",
    "A/a, sum, values.yaml:17:7",
    "A/a, zone, values.yaml:20:9",
    "Role/ns/r, rules.0.verbs.0, values.yaml:8:11",
    "Role/ns/r, rules.0.verbs.1, nowhere",
    "B/b, port, values.yaml:16:9",
    "B/b, host, charts/sub/values.yaml:2:7",
    "B/b, zone, values.yaml:20:9",
  })
  void namesTheLineOfTheValues(String object, String path, String place) {
    assertEquals(place, decided(rendering(new PlacedValues(new Datum.Dict())), object, path));
  }

  @ParameterizedTest
  @CsvSource({
    "A/a, security.privileged, values.yaml:3:15",
    "A/a, security.runAsUser, prod.yaml:2:14",
    "A/a, image, prod.yaml:3:14",
    "B/b, port, prod.yaml:5:9",
  })
  void namesTheLineOfAFileOverThem(String object, String path, String place) {
    String prod = "security:\n  runAsUser: 7\nimage: {tag: v13}\nsub:\n  port: 82\n";
    Node document = YamlReader.read(new Source("prod.yaml", prod)).getFirst();
    assertEquals(place, decided(rendering(PlacedValues.of((Node.Mapping) document)), object, path));
  }

  @Test
  void whatNoFileSaysHasNoLine() {
    Datum.Dict given = new Datum.Dict();
    SetFlags.set(given, "security.privileged=true", false);
    assertEquals(
        "nowhere", decided(rendering(new PlacedValues(given)), "A/a", "security.privileged"));
  }

  @Test
  void ofManyValuesOfOneNameThatOneDecidesWhichTheFilePassesOn() {
    StringBuilder values = new StringBuilder();
    for (char part = 'a'; part < 'z'; part++) {
      values.append(part).append(":\n  security: {}\n");
    }
    TextChart files =
        new TextChart(
            Map.of(
                "Chart.yaml", "name: x\nversion: 1.0.0\n",
                "values.yaml", values.toString(),
                "templates/_h.tpl",
                    "{{ define \"own\" }}{{ with .security }}{{ toYaml . }}{{ else }}root: true{{ end }}{{ end }}",
                "templates/t.yaml",
                    "kind: T\nmetadata: {name: t}\nsecurity:\n  {{- include \"own\" .Values.t | nindent 2 }}\n"));
    ChartRendering rendering =
        ChartRenderer.render(ChartReader.read(files), new Release("r", "n"), new Datum.Dict());
    Document made = rendering.documents().getFirst();
    Node.Mapping security = (Node.Mapping) made.objects().getFirst().get("security").orElseThrow();
    assertEquals(
        Optional.of("values.yaml:40:13"),
        rendering
            .decisions()
            .of(
                new ObjectValue(
                    made.source(), "T/t", List.of("security", "nonRoot"), security.place()))
            .map(String::valueOf));
  }
}
