package io.driftwarden.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.render.stack.StackRenderer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    kustomization(doubling("data"));
    assertEquals(List.of("kustomize_limit"), told());
  }

  @Test
  void replacementsThatDoubleATextAreStopped() {
    files.put("k/a.yaml", OBJECT.replace("{b: c}", "'{\"b\": \"cccccccccccccccc\"}'"));
    kustomization(doubling("data.a"));
    assertEquals(List.of("kustomize_limit"), told());
  }

  /** Replacements that put a value into itself, sixty times. */
  private static String doubling(String path) {
    StringBuilder text = new StringBuilder("resources: [a.yaml]\nreplacements:\n");
    for (int i = 0; i < 60; i++) {
      text.append("- source: {kind: ConfigMap, fieldPath: %s}\n".formatted(path));
      text.append("  targets: [{select: {kind: ConfigMap}, options: {create: true},");
      text.append(" fieldPaths: [%s.x%d]}]\n".formatted(path, i));
    }
    return text.toString();
  }

  private static String many(String line) {
    return IntStream.range(0, 15_000).mapToObj(line::formatted).collect(Collectors.joining());
  }

  @Test
  void manyOperationsOnManyValuesAreStopped() {
    files.put("k/a.yaml", OBJECT.replace("{a: {b: c}}", "\n" + many("  k%d: v\n")));
    files.put("k/patch.yaml", many("- {op: replace, path: /data/k%d, value: w}\n"));
    kustomization("resources: [a.yaml]\npatches: [{path: patch.yaml, target: {kind: ConfigMap}}]");
    assertEquals(List.of("kustomize_limit"), told());
  }

  @Test
  void manyLabelsAreStopped() {
    files.put("k/a.yaml", OBJECT);
    kustomization("resources: [a.yaml]\ncommonLabels:\n" + many("  k%d: v\n"));
    assertEquals(List.of("kustomize_limit"), told());
  }

  @Test
  void manyVariablesAreStopped() {
    files.put("k/env", many("k%d=v\n"));
    kustomization("configMapGenerator: [{name: c, envs: [env]}]");
    assertEquals(List.of("kustomize_limit"), told());
  }

  @Test
  void aMergeOfManyValuesIsQuick() {
    files.put("k/a.yaml", OBJECT.replace("{a: {b: c}}", "\n" + many("  k%d: v\n")));
    files.put("k/merge.yaml", files.get("k/a.yaml"));
    kustomization("resources: [a.yaml]\npatches: [{path: merge.yaml}]");
    assertEquals(List.of(), told());
  }

  @Test
  void definitionsThatSharedDefinitionsLeadToAreCounted() {
    StringBuilder crds = new StringBuilder();
    String object = "apiVersion: {}, kind: {}, metadata: {}, ";
    for (int i = 0; i < 40; i++) {
      crds.append(
          "D%1$d: {Schema: {properties: {%2$sa: {$ref: D%3$d}, b: {$ref: D%3$d}}}}\n"
              .formatted(i, i == 0 ? object : "", i + 1));
    }
    files.put("k/crds.yaml", crds.toString());
    kustomization("crds: [crds.yaml]");
    assertEquals(List.of("kustomize_limit"), told());
  }

  @Test
  void aSchemaThatRefersToItselfIsTold() {
    files.put(
        "k/schema.yaml",
        """
        definitions:
          A: {$ref: '#/definitions/B'}
          B: {$ref: '#/definitions/A'}
          C: {properties: {a: {$ref: '#/definitions/A'}}}
        """);
    kustomization("namePrefix: a\nopenapi: {path: schema.yaml}");
    assertEquals(List.of("kustomize_schema"), told());
    files.put("k/schema.yaml", "definitions: {A: {properties: {a: {$ref: '#/definitions/A'}}}}");
    assertEquals(List.of(), told());
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
      for (String field : List.of("crds", "generators", "transformers")) {
        kustomization("%s: [%s]".formatted(field, path));
        assertEquals(1, told().size(), path);
      }
      kustomization("namePrefix: a\nopenapi: {path: %s}".formatted(path));
      assertEquals(1, told().size(), path);
      kustomization("secretGenerator: [{name: s, files: [x=%s]}]".formatted(path));
      assertEquals(1, told().size(), path);
    }
  }
}
