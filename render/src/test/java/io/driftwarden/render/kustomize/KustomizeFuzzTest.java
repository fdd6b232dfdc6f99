package io.driftwarden.render.kustomize;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.render.Stack;
import io.driftwarden.render.tree.MapTree;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Any bytes are the files of a kustomization, and are built or refused in bounded time, memory and
 * stack. Here what once broke something is read again, and a few others; CONTRIBUTING.md tells how
 * to look for more.
 */
class KustomizeFuzzTest {
  private static final String BETWEEN = "\n====\n";
  private static final List<String> PATHS =
      List.of("k/kustomization.yaml", "k/a.yaml", "k/patch.yaml", "b/kustomization.yaml");

  @FuzzTest(maxDuration = "30m")
  void builds(byte[] bytes) {
    String[] parts = new String(bytes, UTF_8).split(BETWEEN, PATHS.size());
    Map<String, String> files = new TreeMap<>();
    for (int i = 0; i < parts.length; i++) {
      files.put(PATHS.get(i), parts[i]);
    }
    try {
      new KustomizeRenderer().render(new Stack("k", Stack.Kind.KUBERNETES), new MapTree(files));
    } catch (DiagnosticException _) {
      // Refused, as most are.
    }
  }
}
