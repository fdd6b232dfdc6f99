package io.driftwarden.helm.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.helm.value.Datum;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What would take forever, or all memory, or the stack, is a diagnostic within seconds. */
class HostileChartTest {
  /** Three quarters of what a thread has. */
  private static final long STACK = 768 << 10;

  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** Returns what is wrong, as code and summary; empty if nothing is. */
  private static String problem(Map<String, String> files) throws Exception {
    CompletableFuture<String> found = new CompletableFuture<>();
    Runnable work =
        () -> {
          try {
            found.complete(shown(rendered(files)));
          } catch (RuntimeException | Error e) {
            found.completeExceptionally(e);
          }
        };
    Thread thread = new Thread(null, work, "render", STACK);
    thread.setDaemon(true);
    thread.start();
    try {
      return found.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("takes more than " + LONGEST, e);
    } catch (ExecutionException e) {
      throw new AssertionError("is no diagnostic: " + e.getCause(), e.getCause());
    }
  }

  private static List<Diagnostic> rendered(Map<String, String> files) {
    Map<String, String> all = new TreeMap<>(files);
    all.putIfAbsent("Chart.yaml", TextChart.METADATA);
    try {
      Chart chart = ChartReader.read(new TextChart(all));
      return ChartRenderer.render(chart, new Release("r", "n"), new Datum.Dict()).diagnostics();
    } catch (DiagnosticException e) {
      return e.diagnostics();
    }
  }

  private static String shown(List<Diagnostic> diagnostics) {
    return diagnostics.isEmpty() ? "" : diagnostics.getFirst().summary();
  }

  private static String problem(String template) throws Exception {
    return problem(Map.of("templates/x.yaml", template));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          {{ define "a" }}{{ include "a" . }}{{ end }}{{ include "a" . }}                     ¦ Templates are nested too deep
          {{ define "a" }}{{ template "a" . }}{{ end }}{{ template "a" . }}                   ¦ Templates are nested too deep
          {{ define "a" }}{{ include "b" . }}{{ end }}{{ define "b" }}{{ include "a" . | quote }}{{ end }}{{ include "a" . }} ¦ Templates are nested too deep
          {{ define "a" }}{{ if true }}{{ range list 1 }}{{ with 1 }}{{ include "a" . }}{{ end }}{{ end }}{{ end }}{{ end }}{{ include "a" . }} ¦ Templates are nested too deep
          {{ define "a" }}{{ (include "a" (dict "x" (include "a" .))) | upper }}{{ end }}{{ include "a" . }} ¦ Templates are nested too deep
          {{ define "a" }}{{ tpl "{{ include \\"a\\" . }}" . }}{{ end }}{{ include "a" . }}    ¦ Templates are nested too deep
          {{ $t := "{{ tpl .t . }}" }}{{ tpl $t (dict "t" $t "Template" .Template) }}         ¦ Templates are nested too deep
          {{ define "a" }}{{ include "a" . }}{{ include "a" . }}{{ end }}{{ include "a" . }}  ¦ Templates are nested too deep
          {{ define "a" }}{{ if gt . 0 }}{{ include "a" (sub . 1 | int) }}{{ include "a" (sub . 1 | int) }}{{ end }}{{ end }}{{ include "a" 60 }} ¦ Chart takes too long
          {{ $d := dict }}{{ $_ := set $d "a" $d }}{{ $d }}                                   ¦ Value is nested too deep
          {{ $d := dict }}{{ $_ := set $d "a" $d }}{{ toYaml $d }}                            ¦ Value is nested too deep
          {{ $d := dict }}{{ $_ := set $d "a" $d }}{{ toJson $d }}                            ¦ Value is nested too deep
          {{ $d := dict }}{{ $_ := set $d "a" (list $d) }}{{ printf "%v" $d }}                ¦ Value is nested too deep
          {{ $d := dict }}{{ $_ := set $d "a" $d }}{{ deepCopy $d }}                          ¦ Value is nested too deep
          {{ $d := dict }}{{ $_ := set $d "a" $d }}{{ $e := dict }}{{ $_ := set $e "a" $e }}{{ merge $d $e }} ¦ Value is nested too deep
          {{ $d := dict }}{{ $_ := set $d "a" $d }}{{ $e := dict }}{{ $_ := set $e "a" $e }}{{ deepEqual $d $e }} ¦ Value is nested too deep
          {{ $_ := set .Values "a" .Values }}{{ toYaml .Values }}                             ¦ Value is nested too deep
          {{ $l := list }}{{ range until 5000 }}{{ $l = list $l }}{{ end }}{{ len $l }}       ¦ Value is nested too deep
          {{ $l := list }}{{ range until 5000 }}{{ $l = list $l }}{{ end }}{{ toYaml $l }}    ¦ Value is nested too deep
          {{ $l := list }}{{ range until 60 }}{{ $l = list $l $l }}{{ end }}{{ toYaml $l }}   ¦ Text would be too long
          {{ $l := list }}{{ range until 60 }}{{ $l = list $l $l }}{{ end }}{{ toJson $l }}   ¦ Value is too large
          {{ $l := list }}{{ range until 60 }}{{ $l = list $l $l }}{{ end }}{{ print $l }}    ¦ Value is too large
          {{ $l := list }}{{ range until 60 }}{{ $l = list $l $l }}{{ end }}{{ deepCopy $l }} ¦ Value is too large
          {{ $l := list }}{{ range until 60 }}{{ $l = list $l $l }}{{ end }}{{ len $l }}      ¦ Value is too large
          {{ $l := list 1 }}{{ $m := list 1 }}{{ range until 60 }}{{ $l = list $l $l }}{{ $m = list $m $m }}{{ end }}{{ has $l (list $m) }} ¦ Value is too large
          {{ $d := dict }}{{ range until 60 }}{{ $d = dict "a" $d "b" $d }}{{ end }}{{ $e := dict }}{{ range until 60 }}{{ $e = dict "a" $e "b" $e }}{{ end }}{{ merge $d $e | len }} ¦ Value is too large
          {{ $s := "ha" }}{{ range until 60 }}{{ $s = print $s $s }}{{ end }}{{ len $s }}     ¦ *
          {{ $s := "ha" }}{{ range until 60 }}{{ $s = printf "%s%s" $s $s }}{{ end }}         ¦ *
          {{ $s := "ha" }}{{ range until 60 }}{{ $s = quote $s }}{{ end }}                    ¦ Text would be too long
          {{ $s := "ha" }}{{ range until 60 }}{{ $s = join $s (list 1 2 3) }}{{ end }}        ¦ Text would be too long
          {{ $s := "ha" }}{{ range until 60 }}{{ $s = replace "a" $s $s }}{{ end }}           ¦ Text would be too long
          {{ $s := "ha" }}{{ range until 60 }}{{ $s = regexReplaceAll "a" $s $s }}{{ end }}   ¦ *
          {{ $s := "ha" }}{{ range until 60 }}{{ $s = cat $s $s }}{{ end }}                   ¦ *
          {{ range until 1000000 }}{{ end }}                                                  ¦ List is too long
          {{ range 9223372036854775807 }}{{ end }}                                            ¦ Chart takes too long
          {{ range 99999 }}{{ range 99999 }}{{ end }}{{ end }}                                ¦ Chart takes too long
          {{ untilStep 0 9223372036854775807 4611686018427387904 }}                           ¦ *
          {{ seq 1 9223372036854775807 }}                                                     ¦ *
          {{ repeat 1000000000 "a" }}                                                         ¦ Text would be too long
          {{ repeat 9223372036854775807 "" }}                                                 ¦ *
          {{ range until 100000 }}{{ repeat 10000 "a" }}{{ end }}                             ¦ *
          {{ range until 100000 }}{{ $x := repeat 10000 "a" }}{{ end }}                       ¦ Chart makes too much text
          {{ $l := list }}{{ range until 100000 }}{{ $l = append $l 1 }}{{ end }}             ¦ Chart makes too much text
          {{ $l := until 100000 }}{{ range until 100000 }}{{ $_ := has 100000 $l }}{{ end }}  ¦ Chart makes too much text
          {{ $l := until 100000 }}{{ uniq $l | len }}                                         ¦ Value is too large
          {{ printf "%99999999d" 1 }}                                                         ¦ Text would be too long
          {{ printf (repeat 100000 "%9999d") 1 }}                                             ¦ *
          {{ printf "%.9999f" 1e300 }}                                                        ¦ *
          {{ indent 1000 (repeat 100000 "\\n") }}                                             ¦ Text would be too long
          {{ regexMatch (repeat 1000 "a{1000}") (repeat 100000 "a") }}                        ¦ *
          {{ range until 10000 }}{{ $_ := regexMatch "(a{900}|b{900})+c" (repeat 100000 "a") }}{{ end }} ¦ Chart makes too much text
          {{ regexFindAll "" (repeat 100000 "a") -1 | len }}                                  ¦ *
          {{ base (printf "%sx" (repeat 1000000 "/")) }}                                      ¦ *
          {{ toYaml (repeat 300000 "a  ") | len }}                                            ¦ *
          {{ toYaml (repeat 300000 "ab ") | len }}                                            ¦ *
          {{ snakecase (repeat 300000 "aB") | len }}                                          ¦ *
          {{ semverCompare (repeat 100000 ">1 ") "1.0.0" }}                                   ¦ *
          {{ semverCompare "1" (repeat 100000 "1.") }}                                        ¦ Function can't be called so
          {{ fromYaml (repeat 100000 "[") }}                                                  ¦ *
          {{ fromJson (repeat 100000 "{\\"a\\":") }}                                          ¦ JSON is nested too deep
          {{ .Files.Glob (repeat 10000 "*a") | len }}                                         ¦ *
          {{ .Files.Glob (repeat 10000 "{a,b}") | len }}                                      ¦ *
          {{ define "a" }}{{ . | len }}{{ end }}{{ range until 1000 }}{{ include "a" (until 100000) }}{{ end }} ¦ Chart makes too much text
          """)
  void templates(String template, String problem) throws Exception {
    String summary = problem(template);
    if (!problem.equals("*")) {
      assertEquals(problem, summary);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ (",
        "{{ print (",
        "{{ if true }}",
        "{{ range list }}",
        "{{ with 1 }}{{ else with ",
        "{{ if 1 }}{{ else if ",
        "{{ define \"a\" }}",
        "{{ block \"a\" . }}",
        "{{ $x := 1 }}{{ $x }}",
        "{{ .a",
        "{{ .a.b",
        "{{ - ",
        "{{",
        "}}",
        "{{/*",
        "{{ `",
        "{{ \"",
        "{{ 1 | print | ",
      })
  void syntax(String opening) throws Exception {
    assertTrue(!problem(opening.repeat(100_000)).isEmpty());
  }

  @Test
  void longTemplatesAreReadInProportion() throws Exception {
    problem(" ".repeat(2_000_000) + "{{- 1 -}}" + " ".repeat(2_000_000));
    problem("{{- 1 -}}  \n".repeat(200_000));
    problem("a: {{ 1 }} # x\n".repeat(10));
    problem("{{ print " + "1 ".repeat(900) + "}}");
    problem("{{ " + "1 | print | ".repeat(100_000) + "print }}");
    problem("{{ ." + "a.".repeat(100_000) + "a }}");
    problem("\n".repeat(3_000_000));
    problem("---\n".repeat(500_000));
  }

  @Test
  void chartsInChartsEnd() throws Exception {
    Map<String, String> deep = new TreeMap<>();
    String path = "";
    for (int i = 0; i < 30; i++) {
      deep.put(path + "Chart.yaml", "name: c" + i + "\nversion: 1.0.0\n");
      path += "charts/c" + (i + 1) + "/";
    }
    assertEquals("Charts are nested too deep", problem(deep));
    Map<String, String> wide = new TreeMap<>();
    String folder = "";
    for (int i = 0; i < 8; i++) {
      StringBuilder chart = new StringBuilder("name: c%d\nversion: 1.0.0\n".formatted(i));
      chart.append(i < 7 ? "dependencies:\n" : "");
      for (int alias = 0; alias < 20 && i < 7; alias++) {
        chart.append("- {name: c%d, version: 1.0.0, alias: a%d}\n".formatted(i + 1, alias));
      }
      wide.put(folder + "Chart.yaml", chart.toString());
      folder += "charts/c" + (i + 1) + "/";
    }
    assertEquals("Too many charts", problem(wide));
  }

  @Test
  void ignoreRulesAndValuesAreReadInBoundedTime() throws Exception {
    String name = "a".repeat(200);
    assertEquals(
        "",
        problem(
            Map.of(
                ".helmignore",
                ("a*".repeat(50) + "b\n").repeat(100),
                "files/" + name + "/" + name + "/" + name,
                "x")));
    StringBuilder laughs = new StringBuilder("a0: &a0 [ha, ha]\n");
    for (int i = 1; i < 40; i++) {
      laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertEquals("Aliases repeat too much", problem(Map.of("values.yaml", laughs.toString())));
    assertEquals(
        "YAML is nested too deep", problem(Map.of("values.yaml", "a: " + "[".repeat(100_000))));
  }
}
