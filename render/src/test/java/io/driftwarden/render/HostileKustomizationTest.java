package io.driftwarden.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.render.stack.StackRenderer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Kustomizations that are made to harm whoever builds them. */
@Timeout(30)
class HostileKustomizationTest {
  private static final String OBJECT =
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: {b: c}}\n";

  private final Map<String, String> files = new LinkedHashMap<>();
  private final Map<String, String> links = new LinkedHashMap<>();

  private List<String> told() {
    LinkedTree tree = new LinkedTree(files, links);
    Rendering rendering = new StackRenderer().render(new Stack("k", Stack.Kind.KUBERNETES), tree);
    return rendering.diagnostics().stream().map(Diagnostic::code).toList();
  }

  private void kustomization(String text) {
    files.put("k/kustomization.yaml", text);
  }

  @Test
  void aPatchThatDoublesWhatIsThereIsStopped() {
    files.put("k/a.yaml", OBJECT);
    StringBuilder text = new StringBuilder("resources: [a.yaml]\npatches:\n");
    text.append("- target: {kind: ConfigMap}\n  patch: |\n");
    for (int i = 0; i < 60; i++) {
      text.append("    - {op: copy, from: /data, path: /data/x%d}\n".formatted(i));
    }
    kustomization(text.toString());
    assertEquals(List.of("kustomize_limit"), told());
  }

  @Test
  void replacementsThatDoubleWhatIsThereAreStopped() {
    files.put("k/a.yaml", OBJECT);
    StringBuilder text = new StringBuilder("resources: [a.yaml]\nreplacements:\n");
    for (int i = 0; i < 60; i++) {
      text.append("- source: {kind: ConfigMap, fieldPath: data}\n");
      text.append("  targets: [{select: {kind: ConfigMap}, options: {create: true},");
      text.append(" fieldPaths: [data.x%d]}]\n".formatted(i));
    }
    kustomization(text.toString());
    assertEquals(List.of("kustomize_limit"), told());
  }

  @Test
  void basesThatShareBasesAreCounted() {
    for (int i = 0; i < 20; i++) {
      String both = "resources: [../b%d, ../c%d]\n".formatted(i + 1, i + 1);
      files.put("b" + i + "/kustomization.yaml", both);
      files.put("c" + i + "/kustomization.yaml", both);
    }
    files.put("b20/kustomization.yaml", "namePrefix: x");
    files.put("c20/kustomization.yaml", "namePrefix: x");
    kustomization("resources: [../b0]");
    assertEquals(List.of("kustomize_limit"), told());
  }

  @Test
  void aChainOfBasesIsNotEndless() {
    for (int i = 0; i < 100; i++) {
      files.put("b" + i + "/kustomization.yaml", "resources: [../b%d]".formatted(i + 1));
    }
    kustomization("resources: [../b0]");
    assertEquals(List.of("kustomize_limit"), told());
  }

  @Test
  void aRegularExpressionTakesNoExponentialTime() {
    files.put("k/a.yaml", OBJECT.replace("name: a", "name: " + "a".repeat(2000) + "!"));
    kustomization("resources: [a.yaml]\npatches:\n- target: {name: '(a+)+(b+)+'}\n  patch: '[]'\n");
    assertEquals(List.of(), told());
  }

  @Test
  void aliasesDoNotGrow() {
    StringBuilder text = new StringBuilder("metadata:\n  a0: &a0 x\n");
    for (int i = 1; i < 60; i++) {
      text.append("  a%1$d: &a%1$d [*a%2$d, *a%2$d]\n".formatted(i, i - 1));
    }
    kustomization(text.toString());
    assertEquals(List.of("yaml_alias_growth"), told());
  }

  @Test
  void nothingOutsideIsRead() {
    links.put("k/link.yaml", "../../secret.yaml");
    for (String path : List.of("link.yaml", "../../x.yaml", "/etc/passwd", "../..")) {
      for (String field : List.of("resources: [%s]", "patches: [{path: %s}]")) {
        kustomization(field.formatted(path));
        String wanted = path.equals("link.yaml") ? "link_leaves_repository" : "kustomize_outside";
        assertEquals(List.of(wanted), told(), path);
      }
      kustomization("secretGenerator: [{name: s, files: [x=%s]}]".formatted(path));
      assertEquals(1, told().size(), path);
    }
  }
}
