package io.driftwarden.controller.target.kubernetes;

import io.driftwarden.diagnostics.Nearest;
import io.driftwarden.render.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The kinds that a cluster serves, and those that the stack itself is about to define. */
final class Kinds {
  private final Function<String, List<Kind>> discovery;
  private final Map<String, List<Kind>> served = new HashMap<>();
  private final List<Kind> declared = new ArrayList<>();

  /**
   * @param discovery the kinds that the server has in an API version, none where it has no such
   *     version
   */
  Kinds(Function<String, List<Kind>> discovery) {
    this.discovery = discovery;
  }

  /** Takes note of the kinds that custom resource definitions among the resources define. */
  void declare(List<Resource> resources) {
    resources.stream()
        .filter(resource -> resource.type().endsWith("/CustomResourceDefinition"))
        .map(resource -> Json.of(resource.attributes()).path("spec"))
        .forEach(this::declare);
  }

  private void declare(JsonNode spec) {
    for (JsonNode version : spec.path("versions")) {
      declared.add(
          new Kind(
              spec.path("group").asString("") + "/" + version.path("name").asString(""),
              spec.path("names").path("kind").asString(""),
              spec.path("names").path("plural").asString(""),
              spec.path("scope").asString("").equals("Namespaced")));
    }
  }

  /** Reports whether the server has the kind already. */
  boolean isServed(Kind kind) {
    return inVersion(kind.apiVersion()).contains(kind);
  }

  /** Forgets what the server said; it may serve more now. */
  void refresh() {
    served.clear();
  }

  Optional<Kind> find(String apiVersion, String name) {
    return named(inVersion(apiVersion), apiVersion, name)
        .or(() -> named(declared, apiVersion, name));
  }

  /**
   * @throws Refusal if neither the cluster nor the stack has the kind
   */
  Kind require(Resource resource, JsonNode body) {
    String apiVersion = body.path("apiVersion").asString("");
    String name = body.path("kind").asString("");
    return find(apiVersion, name)
        .orElseThrow(() ->
            Manifest.refused(
                resource,
                "is of kind %s in %s, which the cluster does not serve%s"
                    .formatted(name, apiVersion, hint(apiVersion, name))));
  }

  private String hint(String apiVersion, String name) {
    List<String> names = inVersion(apiVersion).stream().map(Kind::name).toList();
    return Nearest.to(name, names)
        .map(near -> "; did you mean " + near + "?")
        .orElse("; is its custom resource definition missing?");
  }

  private List<Kind> inVersion(String apiVersion) {
    return served.computeIfAbsent(apiVersion, discovery);
  }

  private static Optional<Kind> named(List<Kind> kinds, String apiVersion, String name) {
    return kinds.stream()
        .filter(kind -> kind.apiVersion().equals(apiVersion) && kind.name().equals(name))
        .findFirst();
  }
}
