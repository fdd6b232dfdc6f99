package io.driftwarden.controller.target.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftwarden.render.Renderer.Rendered;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Stack;
import io.driftwarden.render.kubernetes.KubernetesRenderer;
import io.driftwarden.render.tree.MapTree;
import java.util.List;
import java.util.Map;

/** Manifests in git, in the file {@code app.yaml}, as their renderer gives them. */
final class Manifests {
  private static final Map<String, List<Kind>> SERVED =
      Map.of(
          "v1",
          List.of(
              new Kind("v1", "ConfigMap", "configmaps", true),
              new Kind("v1", "Secret", "secrets", true),
              new Kind("v1", "Service", "services", true),
              new Kind("v1", "Namespace", "namespaces", false)),
          "apps/v1",
          List.of(new Kind("apps/v1", "Deployment", "deployments", true)));

  private Manifests() {}

  static List<Resource> of(String text) {
    Rendered rendered =
        new KubernetesRenderer()
            .render(new Stack("", Stack.Kind.KUBERNETES), new MapTree(Map.of("app.yaml", text)));
    assertEquals(List.of(), rendered.diagnostics());
    return rendered.resources();
  }

  static Resource one(String text) {
    return of(text).getFirst();
  }

  /** Returns the kinds of a small cluster. */
  static Kinds kinds() {
    return new Kinds(version -> SERVED.getOrDefault(version, List.of()));
  }

  static Manifest manifest(String text) {
    return Manifest.of(one(text), kinds(), "default");
  }
}
