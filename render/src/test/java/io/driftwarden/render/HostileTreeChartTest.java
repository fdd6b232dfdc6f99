package io.driftwarden.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.render.stack.StackRenderer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Charts that are made to read what is not theirs. */
@Timeout(30)
class HostileTreeChartTest {
  private final Map<String, String> files =
      new LinkedHashMap<>(
          Map.of(
              "c/Chart.yaml", "apiVersion: v2\nname: c\nversion: 1.0.0\n",
              "secret.txt", "hunter2",
              "other/deep/file.yaml", "kind: ConfigMap\n"));
  private final Map<String, String> links = new LinkedHashMap<>();

  private Rendering rendering() {
    LinkedTree tree = new LinkedTree(files, links);
    return new StackRenderer().render(new Stack("c", Stack.Kind.HELM), tree);
  }

  private List<String> told() {
    return rendering().diagnostics().stream().map(Diagnostic::code).toList();
  }

  @Test
  void aLinkOutOfTheRepositoryIsRefusedWhereverItStands() {
    for (String path : List.of("templates/x.yaml", "values.yaml", "crds/x.yaml", "charts/x.tgz")) {
      for (String target : List.of("../../../secret", "/etc/passwd")) {
        links.clear();
        links.put("c/" + path, target);
        assertEquals(List.of("link_leaves_repository"), told(), path);
      }
    }
  }

  @Test
  void linksThatLeadInACircleEnd() {
    links.put("c/templates/x.yaml", "y.yaml");
    links.put("c/templates/y.yaml", "x.yaml");
    assertEquals(List.of("link_circle"), told());
    links.clear();
    links.put("c/files", "../c");
    assertEquals(List.of("helm_too_many_files"), told());
  }

  @Test
  void aTemplateReadsNoFileButTheChartsOwn() {
    files.put("c/own.txt", "own");
    files.put(
        "c/templates/x.yaml",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: x}
        data:
          above: {{ .Files.Get "../secret.txt" | quote }}
          root: {{ .Files.Get "/etc/passwd" | quote }}
          all: {{ range $path, $_ := .Files.Glob "**" }}{{ $path }} {{ end }}
          up: {{ .Files.Lines "../secret.txt" | len }}
        """);
    Rendering rendering = rendering();
    assertEquals(List.of(), rendering.diagnostics());
    Value data = rendering.resources().getFirst().attributes().nearest(List.of("data"));
    assertEquals("", text(data, "above"));
    assertEquals("", text(data, "root"));
    assertEquals("own.txt", text(data, "all"));
    assertEquals("0", text(data, "up"));
  }

  private static String text(Value data, String key) {
    return String.valueOf(data.nearest(List.of(key)).plain(false));
  }
}
